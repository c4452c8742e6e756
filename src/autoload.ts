/**
 * Entry of the module script tag. Loads nothing when the page already runs a copy of the bundle: the elements are defined,
 * and a second copy of Lit may throw under Trusted Types.
 */
import { singleInstance } from './single-instance.js';

if (singleInstance()) await import('./autoload-elements.js');

export {};
