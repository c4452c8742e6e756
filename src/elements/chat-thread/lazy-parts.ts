import { LazyPart } from '../../browser/lazy-part.js';

export const loadWrapUp = new LazyPart(() => import('./wrap-up/wrap-up-panel.define.js')).request;
