import { unsafeCSS } from 'lit';

/** From green to pink, without red and amber, which mean something else. */
const firstHue = 130;
const hueStep = 15;
const hueCount = 15;

export const hues = Array.from({ length: hueCount }, (_, i) => firstHue + i * hueStep);

/** Classes, because the content policy of a page may forbid style attributes. */
export const hueStyles = unsafeCSS(hues.map((hue) => `.hue-${hue}{--_hue:${hue}}`).join(''));
