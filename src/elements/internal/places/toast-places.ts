import { LazyPart } from '../../../browser/lazy-part.js';

/** Only pages with toasts need it. Until it is loaded, a toast is in its usual corner. */
export const toastPlaces = new LazyPart(() => import('./toast-place.js'));
