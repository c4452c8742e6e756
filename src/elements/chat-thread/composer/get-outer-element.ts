/** The element whose shadow root contains this one. */
export function getOuterElement(innerElement: HTMLElement): HTMLElement {
  const root = innerElement.getRootNode();
  return root instanceof ShadowRoot ? (root.host as HTMLElement) : innerElement;
}
