/**
 * How much larger an element is on the screen than its styles say: a page may set `zoom` or scale a part of itself.
 * Rectangles are lengths on the screen; `scrollTop`, `clientHeight` and lengths in styles are not.
 */
export function scaleOf(element: HTMLElement): number {
  const { offsetWidth } = element;
  const { width } = element.getBoundingClientRect();
  // `offsetWidth` is rounded. Without a width, as when a part of the page opens from nothing, the scale is unknown.
  return offsetWidth === 0 || width === 0 || Math.abs(width - offsetWidth) < 1 ? 1 : width / offsetWidth;
}

/** The part of it that reaches popovers. Older browsers do not say, and have rectangles in the lengths of styles. */
export const zoomOf = ({ currentCSSZoom }: { readonly currentCSSZoom?: number }): number => currentCSSZoom ?? 1;
