/** The first element that is shown and matches, in whatever shadow root. */
export function findShown(selector: string, root: ParentNode = document): HTMLElement | null {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (element.matches(selector) && element.checkVisibility()) return element;
    const inner = element.shadowRoot === null ? null : findShown(selector, element.shadowRoot);
    if (inner !== null) return inner;
  }
  return null;
}
