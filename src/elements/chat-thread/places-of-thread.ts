/** The part of an element that is not scrolled out of its container. */
function visibleRect(element: Element, container: Element): DOMRect {
  const rect = element.getBoundingClientRect();
  const { top, bottom } = container.getBoundingClientRect();
  const visibleTop = Math.max(rect.top, top);
  return new DOMRect(rect.left, visibleTop, rect.width, Math.max(0, Math.min(rect.bottom, bottom) - visibleTop));
}

/** Where the button that sends and the newest message of a thread are in the window. */
export function placesOfThread(thread: HTMLElement): readonly DOMRect[] {
  const inside = (tag: string) => thread.shadowRoot?.querySelector(tag)?.shadowRoot;
  const send = inside('agent-desk-composer')?.querySelector('[part~="send-button"]');
  const list = thread.shadowRoot?.querySelector('agent-desk-message-list');
  const newest = [...(list?.shadowRoot?.querySelectorAll('[part~="message"]') ?? [])].at(-1);
  return [send?.getBoundingClientRect(), list && newest && visibleRect(newest, list)].filter(
    (rect) => rect instanceof DOMRect,
  );
}
