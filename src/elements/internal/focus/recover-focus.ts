import type { DeskSession } from '../../../session/session.js';
import { isFocusLost, moveFocus } from './move-focus.js';
import { focusUnasked } from './settling.js';

const baseSelector = '[part~="base"]';

/** True when no element of the page has the focus, or when it is on the host only because its control is gone or disabled. */
export const isFocusOnNothing = (host: HTMLElement): boolean =>
  isFocusLost(host) || (host.shadowRoot?.activeElement?.matches(baseSelector) ?? false);

/**
 * Call it after an update of `host`, with the element that had the focus before. If that one is gone or disabled, the browser
 * gives the focus to the page, where no key of the desk works: the message field gets it, or the host where there is none.
 */
export function recoverFocus(host: HTMLElement, focused: Element, session: DeskSession | undefined): void {
  const isDisabled = (): boolean => host.shadowRoot?.activeElement === focused && focused.matches(':disabled');
  if (host.shadowRoot?.activeElement !== null && !isDisabled()) return;
  // Handlers of the update may move the focus themselves.
  setTimeout(() => {
    const wasDisabled = isDisabled();
    if (!wasDisabled && !isFocusLost(host)) return;
    const activeId = session?.state.local.activeConversation ?? null;
    const isOfConversation = !wasDisabled && findThread(host) !== null;
    if (isOfConversation && session !== undefined && activeId !== null && moveFocus(session, activeId)) return;
    const base = host.shadowRoot?.querySelector<HTMLElement>(baseSelector) ?? null;
    if (base === null) return;
    if (!base.hasAttribute('tabindex')) base.tabIndex = -1;
    focusUnasked(base, { preventScroll: true });
  });
}

/** The thread or list that an element is or is in. */
function findThread(element: Element): Element | null {
  const found = element.closest('chat-thread, conversation-list');
  const root = element.getRootNode();
  return found ?? (root instanceof ShadowRoot ? findThread(root.host) : null);
}
