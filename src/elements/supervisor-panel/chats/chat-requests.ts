import type { Command, ConversationId, TeamChat } from '../../../domain/index.js';
import { selectAgentNames, selectPendingCommand } from '../../../store/selectors.js';
import type { DeskSession } from '../../../session/session.js';
import { askBargeIn } from '../../internal/ask/ask-barge-in.js';
import { getStepsToAdvise } from '../../internal/attention/steps-to-advise.js';
import { WhisperModeRequestEvent } from '../../internal/events/supervise-request-events.js';
import { isolateBidi } from '../../internal/localization/isolate-bidi.js';
import type { ChatAction } from './chat-actions.js';
import type { PanelRequestsHost } from '../panel-requests-host.js';
import { BargeInRequestEvent, ConversationLeaveRequestEvent, MonitorRequestEvent } from '../supervisor-panel.events.js';

/** What a supervisor requests about the chats: to monitor one, to barge in, to leave it. */
export class ChatRequests {
  readonly #host: PanelRequestsHost;
  /** Sessions whose server has refused a second supervisor. Others allow several: the report does not say. */
  readonly #oneMonitorOnly = new WeakSet<DeskSession>();

  constructor(host: PanelRequestsHost) {
    this.#host = host;
  }

  readonly run = (action: ChatAction, chat: TeamChat): void => {
    this.#host.messages.clear();
    if (action === 'open') this.#host.session()?.activate(chat.conversationId);
    else void this.#request(action, chat);
  };

  /** Advises where a hand is raised. */
  async join(chat: TeamChat): Promise<void> {
    const session = this.#host.session();
    if (session === undefined) return;
    this.#host.messages.clear();
    for (const step of getStepsToAdvise(session, chat.conversationId)) if (!(await this.#request(step, chat))) return;
  }

  /** Opens a chat in which the supervisor is, or monitors it. */
  async enter(chat: TeamChat): Promise<void> {
    if (this.#isInside(chat)) this.run('open', chat);
    else {
      this.#host.messages.clear();
      await this.#request('monitor', chat);
    }
  }

  #isInside({ conversationId }: TeamChat): boolean {
    return this.#host.session()?.state.conversations.byId.has(conversationId) === true;
  }

  /** True when it was done. */
  async #request(action: Exclude<ChatAction, 'open'>, chat: TeamChat): Promise<boolean> {
    const { send, describeOutcome, refresh, session, translations, messages } = this.#host;
    if (action === 'barge-in' && !(await this.#confirmBargeIn(chat))) return false;
    const [event, command] = createRequest(action, chat);
    const outcome = await send(event, command);
    if (outcome === null) return false;
    const { status } = outcome;
    const ownSession = session();
    if (status === 'refused' && outcome.code === 'already-monitored' && ownSession !== undefined)
      this.#oneMonitorOnly.add(ownSession);
    const reason = describeOutcome(outcome);
    if (reason !== null) {
      // The report was out of date. Reload it to show why the server refused.
      refresh();
      const customer = isolateBidi(chat.customerName || translations().unknownCustomer);
      messages.fail(translations().supervisorActionFailed(action, customer, reason));
      return false;
    }
    if (action !== 'leave') session()?.activate(chat.conversationId);
    // The participants of the chat have changed.
    refresh();
    return true;
  }

  #confirmBargeIn({ conversationId, customerName }: TeamChat): Promise<boolean> {
    const { element, session, translations } = this.#host;
    const texts = translations();
    const role = session()?.state.conversations.byId.get(conversationId)?.role;
    return askBargeIn(element, customerName || texts.unknownCustomer, role, texts);
  }

  /** The action that waits for the server's response. */
  pendingAction(id: ConversationId): ChatAction | undefined {
    const state = this.#host.session()?.state;
    return (['monitor', 'whisper-mode', 'barge-in', 'leave'] as const).find(
      (action) => state !== undefined && selectPendingCommand(state, action, id) !== undefined,
    );
  }

  /** Why an action is disabled; null when it is not. The server may still refuse it. */
  disabledReason(action: ChatAction, chat: TeamChat): string | null {
    const translations = this.#host.translations();
    if (action === 'monitor' && chat.voice) return translations.supervisorVoiceNotMonitored;
    const session = this.#host.session();
    const isRefused = session !== undefined && this.#oneMonitorOnly.has(session) && this.otherMonitors(chat).length > 0;
    return action === 'monitor' && isRefused ? translations.refusal('already-monitored') : null;
  }

  /** The names of the other supervisors who monitor the chat. The report may still name this one shortly after leaving. */
  otherMonitors({ monitors }: TeamChat): readonly string[] {
    const session = this.#host.session();
    if (session === undefined) return [];
    const names = selectAgentNames(session.state);
    return monitors.filter((username) => !names.isOwn({ username })).map((username) => names.nameOf({ username }));
  }
}

function createRequest(action: Exclude<ChatAction, 'open'>, chat: TeamChat): readonly [Event, Command] {
  const { conversationId } = chat;
  switch (action) {
    case 'monitor':
      return [new MonitorRequestEvent({ chat }), { type: 'monitor', chat }];
    case 'whisper-mode':
      return [new WhisperModeRequestEvent(conversationId), { type: 'whisper-mode', conversationId }];
    case 'barge-in':
      return [new BargeInRequestEvent(conversationId), { type: 'barge-in', conversationId }];
    case 'leave':
      return [new ConversationLeaveRequestEvent(conversationId), { type: 'leave', conversationId }];
  }
}
