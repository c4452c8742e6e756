import type { ReactiveController } from 'lit';
import { isAtWork, shortcutNames, type ConversationId, type ShortcutName } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';
import { selectActiveConversation, selectUnreadCount } from '../../../store/selectors.js';
import { DeskElement } from '../base/desk-element.js';
import { isElement } from '../base/view-of.js';
import { ConversationSelectRequestEvent } from '../events/conversation-select-request-event.js';
import { sendRequest } from '../events/request-event.js';
import { isFocusLost, moveFocus } from '../focus/move-focus.js';
import { conversationOrder, requestAction } from './desk-actions.js';
import { fieldShortcuts, shortcutKeys } from './desk-shortcuts.js';
import { holdKeys } from './hold-keys.js';
import { isComposing } from './is-composing.js';
import { isForText, isKeyEvent, isTyping, matchesShortcut, typesCharacter, usesLetters } from './shortcut.js';

/** Layers have keys of their own. */
const layerSelector = 'dialog, [popover=""], [popover="auto"], [role="menu"]';

/** Of several elements of a session, the first one handles an event. */
const handledEvents = new WeakSet<Event>();

/** Makes a conversation the active one, unless the page cancels it, and moves the focus to its message field. */
export function selectConversation(
  element: HTMLElement,
  session: DeskSession,
  id: ConversationId,
  { keepFocus = false } = {},
): void {
  sendRequest(element, new ConversationSelectRequestEvent(id), () => {
    session.activate(id);
    if (!keepFocus) moveFocus(session, id);
  });
}

/**
 * The keys that work while the focus is in any element of the session: the desk's shortcuts, and letters, which go to the
 * message field. One element of the page must have this controller.
 */
export class DeskKeys implements ReactiveController {
  readonly #host: DeskElement;
  readonly #getSession: () => DeskSession | undefined;
  #document: Document | undefined;

  constructor(host: DeskElement, getSession: () => DeskSession | undefined) {
    this.#host = host;
    this.#getSession = getSession;
    host.addController(this);
  }

  hostConnected(): void {
    this.#document = this.#host.ownerDocument;
    this.#document.addEventListener('keydown', this.#handleKeydown);
  }

  hostDisconnected(): void {
    this.#document?.removeEventListener('keydown', this.#handleKeydown);
  }

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    const session = this.#getSession();
    if (session === undefined || !isKeyEvent(event) || event.defaultPrevented) return;
    const path = event.composedPath();
    if (handledEvents.has(event) || !path.some((target) => DeskElement.sessionOf(target) === session)) return;
    handledEvents.add(event);
    // The keys lead to customers, also from a sign-in form.
    if (!isAtWork(session.state.connection)) return;
    if (isComposing(event)) return;
    if (path.some((target) => isElement(target) && target.matches(layerSelector))) return;
    const isInField = isTyping(event) || usesLetters(event);
    for (const name of shortcutNames) {
      if (fieldShortcuts.includes(name)) continue;
      const keys = shortcutKeys(session, name);
      if (keys === null || !matchesShortcut(event, keys)) continue;
      if (isInField && (typesCharacter(event, keys) || (keys.length === 1 && [...event.key].length === 1))) continue;
      if (!this.#run(name, session, event)) continue;
      event.preventDefault();
      return;
    }
    if (!isInField && isLetter(event) && shortcutKeys(session, 'typing') !== null) focusField(session, path);
  };

  #run(name: ShortcutName, session: DeskSession, { repeat }: KeyboardEvent): boolean {
    switch (name) {
      case 'nextConversation':
        return this.#selectNext(session, 1);
      case 'previousConversation':
        return this.#selectNext(session, -1);
      case 'typing':
        return false;
      case 'nextUnread':
        return this.#selectNext(session, 1, (id) => selectUnreadCount(session.state, id) > 0);
      case 'palette':
        void openPalette(this.#host, session);
        return true;
      default:
        return repeat || requestAction(session, name);
    }
  }

  #selectNext(session: DeskSession, step: 1 | -1, isTarget: (id: ConversationId) => boolean = () => true): boolean {
    const ids = conversationOrder(session);
    const activeId = selectActiveConversation(session.state);
    const start = activeId === null ? -1 : ids.indexOf(activeId);
    for (let i = 1; i <= ids.length; i++) {
      const id = ids[(start + step * i + (start < 0 && step < 0 ? 1 : 0) + 2 * ids.length) % ids.length];
      if (id === undefined || id === activeId || !isTarget(id)) continue;
      selectConversation(this.#host, session, id);
      return true;
    }
    return ids.length > 0;
  }
}

/** Loads the command palette and opens it in an element. */
export async function openPalette(host: DeskElement, session: DeskSession): Promise<void> {
  const releaseKeys = holdKeys();
  try {
    const { openPalette } = await import('../palette/command-palette.define.js');
    await openPalette(host, session, releaseKeys);
  } finally {
    releaseKeys();
  }
}

/** A key that types a letter or digit, or a dead key before one. */
const isLetter = (event: KeyboardEvent): boolean =>
  (/^[\p{L}\p{M}\p{N}]$/u.test(event.key) || event.key === 'Dead') && isForText(event);

/** Focuses the message field before the browser inserts the character, in the thread that has the focus if there is one. */
function focusField(session: DeskSession, path: readonly EventTarget[]): void {
  const thread = path.find(
    (target): target is HTMLElement => target instanceof Element && target.localName === 'chat-thread',
  );
  const { activeConversation } = session.state.local;
  if (thread !== undefined) thread.focus();
  else if (activeConversation !== null) moveFocus(session, activeConversation);
  const [target] = path;
  if (target instanceof HTMLElement && isFocusLost(target)) target.focus();
}
