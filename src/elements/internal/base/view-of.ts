/** The window in which an element is: pages move elements into frames and popups, and focus, keys and places are of those. */
export const viewOf = ({ ownerDocument }: Element): Window & typeof globalThis => ownerDocument.defaultView ?? window;

/** Around a shadow root, that is its host. Not `instanceof`: as below. */
export function parentOf(node: Node): Node | null {
  const { host } = node as Partial<ShadowRoot>;
  // A link has a `host`, too, which is a text.
  return node.parentNode ?? (isElement(host) ? host : null);
}

/** Not `instanceof`: a frame or popup has classes of its own. */
export const isElement = (target: EventTarget | null | undefined): target is Element =>
  (target as Partial<Node> | null | undefined)?.nodeType === 1;
