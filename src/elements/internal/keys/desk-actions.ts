import type { SessionController, SessionHost } from '../../../context/session-controller.js';
import type { ConversationId, ShortcutName } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';
import { SessionListener } from '../events/session-listener.js';

const actionType = 'agent-desk-action';
const offeredActionsType = 'agent-desk-offered-actions';
const orderType = 'agent-desk-conversation-order';

/** An action of the desk that another element carries out. */
class DeskActionEvent extends Event {
  constructor(readonly action: ShortcutName) {
    super(actionType, { cancelable: true });
  }
}

/** One action that an element offers now. */
export interface OfferedAction {
  readonly label: string;
  readonly run: () => void;
  /** The shortcut that does the same. */
  readonly shortcut?: ShortcutName;
}

/** The canned responses of a thread. */
export interface OfferedResponses {
  /** The host's canned responses, or the URL to load them from; undefined if the agent's own are the only ones. */
  readonly source: unknown;
  readonly values: Readonly<Record<string, string>>;
  readonly insert: (text: string) => void;
}

class OfferedActionsEvent extends Event {
  readonly actions: OfferedAction[] = [];
  responses: OfferedResponses | null = null;
  constructor() {
    super(offeredActionsType);
  }
}

class ConversationOrderEvent extends Event {
  ids: readonly ConversationId[] | null = null;
  constructor() {
    super(orderType);
  }
}

/** Asks the elements of the session to carry out an action. False when none can. */
export const requestAction = (session: DeskSession, action: ShortcutName): boolean =>
  !session.dispatchEvent(new DeskActionEvent(action));

/** The actions and canned responses that the elements of the session offer now. */
export function collectActions(session: DeskSession): Pick<OfferedActionsEvent, 'actions' | 'responses'> {
  const event = new OfferedActionsEvent();
  session.dispatchEvent(event);
  return event;
}

/** The open conversations in the order of the page's list, else in the order they were opened. */
export function conversationOrder(session: DeskSession): readonly ConversationId[] {
  const event = new ConversationOrderEvent();
  session.dispatchEvent(event);
  return event.ids ?? session.state.conversations.ids;
}

export interface ActionHandlers {
  /** Carries out the action. False when it cannot now. */
  readonly handle?: (action: ShortcutName) => boolean;
  readonly offered?: () => readonly OfferedAction[];
  readonly responses?: () => OfferedResponses | null;
  readonly order?: () => readonly ConversationId[];
}

/** Carries out and offers actions for the host's session. Of several elements, the first that can carries one out. */
export function handleActions(host: SessionHost, controller: SessionController, handlers: ActionHandlers): void {
  const { handle, offered, responses, order } = handlers;
  if (handle)
    new SessionListener<DeskActionEvent>(host, controller, actionType, (event) => {
      if (!event.defaultPrevented && handle(event.action)) event.preventDefault();
    });
  if (offered)
    new SessionListener<OfferedActionsEvent>(host, controller, offeredActionsType, (event) => {
      event.actions.push(...offered());
      event.responses ??= responses?.() ?? null;
    });
  if (order)
    new SessionListener<ConversationOrderEvent>(host, controller, orderType, (event) => (event.ids ??= order()));
}
