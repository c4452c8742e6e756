/**
 * The module script tag. Loads the rest only where no other copy of the bundle is at work: a second copy of Lit may not
 * even start under a strict content policy, and everything it could define is there already.
 */
import { singleInstance } from './single-instance.js';

if (singleInstance()) await import('./autoload-elements.js');

export {};
