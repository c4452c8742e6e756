/** The agent does not look at this page: it is hidden, or another program is in front. */
export function isPageAway(): boolean {
  if (document.hidden) return true;
  if (document.hasFocus()) return false;
  if (window.top === window) return true;
  try {
    // In a frame, the focus may be in the page around it.
    return window.top?.document.hasFocus() === false;
  } catch {
    // That page is of another site: it cannot be asked.
    return false;
  }
}
