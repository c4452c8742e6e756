import { svg } from 'lit';
import { renderIcon } from '../internal/styles/icons.js';

/** Towards the start of the line. */
export const backIcon = renderIcon(svg`<path d="m14 6-6 6 6 6" />`, true);
