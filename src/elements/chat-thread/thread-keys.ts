import type { SessionController } from '../../context/session-controller.js';
import type { Conversation, Message, ShortcutName } from '../../domain/index.js';
import { selectActiveConversation, selectDraft, selectThread } from '../../store/selectors.js';
import type { Translations } from '../../translations/translations.js';
import type { DeskElement } from '../internal/base/desk-element.js';
import { handleActions, type OfferedAction } from '../internal/keys/desk-actions.js';
import { DeskKeys } from '../internal/keys/desk-keys.js';
import type { Composer } from './composer/composer.js';
import { emptyDraft, normalizeDraft, withReplyTo } from './composer/drafts.js';

interface ThreadKeysHost {
  readonly sessionController: SessionController;
  readonly conversation: () => Conversation | undefined;
  readonly composer: () => Composer | null;
  readonly translations: () => Translations;
  /** Opens the search of the conversation. */
  readonly search: () => void;
}

/** Buttons that the command palette offers, by part. */
const offeredButtons = [
  'search-button',
  'reroute-button',
  'supervise-button',
  'hand-button',
  'hold-button',
  'leave-button',
  'whisper-toggle',
];

/** The shortcuts of a thread, its actions in the command palette, and Tab from its head to the message field. */
export class ThreadKeys {
  readonly #host: DeskElement;
  readonly #config: ThreadKeysHost;

  constructor(host: DeskElement, config: ThreadKeysHost) {
    this.#host = host;
    this.#config = config;
    const { sessionController } = config;
    new DeskKeys(host, () => sessionController.session);
    handleActions(host, sessionController, {
      handle: (action) => this.#isCurrent && this.#handle(action),
      offered: () => (this.#isCurrent ? this.#offer() : []),
      responses: () => (this.#isCurrent ? (config.composer()?.responses ?? null) : null),
    });
  }

  /**
   * The head is a toolbar: arrow keys lead from button to button, and Tab past the messages to the message field. Shift+Tab
   * leads from there to the messages, and from those to the head.
   */
  readonly handleHeadKeydown = (event: KeyboardEvent): void => {
    const { key, defaultPrevented } = event;
    if (defaultPrevented || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    const path = event.composedPath();
    const inner = path.slice(0, path.indexOf(event.currentTarget as EventTarget));
    if (inner.some((target) => target instanceof Element && target.matches('[popover], dialog'))) return;
    const composer = this.#config.composer();
    if (key === 'Tab' && composer?.canFocus === true) composer.focus();
    else if ((key === 'ArrowLeft' || key === 'ArrowRight') && path[0] instanceof HTMLButtonElement)
      moveInToolbar(event.currentTarget as HTMLElement, path[0], key);
    else return;
    event.preventDefault();
  };

  /** With several threads in the page: the one that has the focus, else that of the active conversation. */
  get #isCurrent(): boolean {
    const session = this.#config.sessionController.session;
    const id = this.#config.conversation()?.id;
    if (session === undefined || id === undefined || !this.#host.checkVisibility()) return false;
    return this.#host.matches(':focus-within') || id === selectActiveConversation(session.state);
  }

  #handle(action: ShortcutName): boolean {
    const composer = this.#config.composer();
    switch (action) {
      case 'replyToLast':
        return this.#replyToLast();
      case 'cannedResponses':
        return composer?.openCanned() ?? false;
      case 'searchMessages':
        this.#config.search();
        return true;
      case 'help':
        return composer?.openShortcuts() ?? false;
      case 'jumpToLatest':
        this.#latestButton?.click();
        composer?.focus();
        return true;
      default:
        return false;
    }
  }

  #replyToLast(): boolean {
    const { sessionController, conversation, composer } = this.#config;
    const { session } = sessionController;
    const id = conversation()?.id;
    if (session === undefined || id === undefined || composer()?.canFocus !== true) return false;
    const isReplyable = (message: Message): boolean =>
      message.body.type !== 'deleted' && message.pendingCommand === null;
    const last = selectThread(session.state, id).findLast(
      (entry): entry is Message => entry.kind === 'message' && entry.sender.kind === 'customer' && isReplyable(entry),
    );
    if (last === undefined) return false;
    session.setDraft(id, normalizeDraft(withReplyTo(selectDraft(session.state, id) ?? emptyDraft, last)));
    composer()?.focus();
    return true;
  }

  get #latestButton(): HTMLElement | null {
    const list = this.#host.renderRoot.querySelector('agent-desk-message-list');
    return list?.shadowRoot?.querySelector<HTMLElement>('[part="latest-button"]') ?? null;
  }

  #offer(): readonly OfferedAction[] {
    const actions = offeredButtons.flatMap((part) =>
      findInTree(this.#host.renderRoot, `button[part="${part}"]:enabled`).map((button) => ({
        label: button.getAttribute('aria-label') ?? button.textContent.trim(),
        run: () => button.click(),
      })),
    );
    const composer = this.#config.composer();
    if (composer?.canFocus !== true) return actions;
    const { reply, messagesLatest, cannedOpen, cannedOwn, shortcutsOpen } = this.#config.translations();
    const byShortcut = (label: string, shortcut: ShortcutName): OfferedAction => ({
      ...{ label, shortcut },
      run: () => void this.#handle(shortcut),
    });
    return [
      byShortcut(reply, 'replyToLast'),
      ...(composer.responses !== null ? [byShortcut(cannedOpen, 'cannedResponses')] : []),
      { label: cannedOwn, run: composer.openOwnResponses },
      byShortcut(messagesLatest, 'jumpToLatest'),
      ...actions,
      byShortcut(shortcutsOpen, 'help'),
    ];
  }
}

/** Elements of a tree and of the inner elements in it. */
function findInTree(root: ParentNode, selector: string): HTMLElement[] {
  const inner = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot === null ? [] : findInTree(shadowRoot, selector),
  );
  return [...root.querySelectorAll<HTMLElement>(selector), ...inner];
}

/** Focuses the button beside another one, as they are on the screen: slotted and inner ones are in trees of their own. */
function moveInToolbar(toolbar: HTMLElement, current: HTMLElement, key: 'ArrowLeft' | 'ArrowRight'): void {
  const slotted = [...toolbar.querySelectorAll('slot')].flatMap((slot) => slot.assignedElements({ flatten: true }));
  const selector = 'button:enabled';
  const buttons = [...findInTree(toolbar, selector), ...slotted.flatMap((root) => findInTree(root, selector))]
    .concat(slotted.filter((element): element is HTMLElement => element.matches(selector)))
    .filter((button) => button.checkVisibility())
    .map((button) => ({ button, rect: button.getBoundingClientRect() }))
    .sort((a, b) => (a.rect.bottom <= b.rect.top ? -1 : b.rect.bottom <= a.rect.top ? 1 : a.rect.left - b.rect.left));
  const index = buttons.findIndex(({ button }) => button === current);
  buttons[index + (key === 'ArrowRight' ? 1 : -1)]?.button.focus();
}
