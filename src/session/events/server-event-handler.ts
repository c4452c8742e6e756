import type { ConversationId, Offer, ServerEvent } from '../../domain/index.js';
import { decode } from '../../protocol/decode/decode.js';
import { isForcedLogout } from '../../protocol/logout-reasons.js';
import { reduce } from '../../store/reduce.js';
import { orderAsHistory } from '../../store/entries.js';
import { updateConversation } from '../../store/reduce-conversation.js';
import { addServerError, updateLocal } from '../../store/reduce-local.js';
import { isNews } from '../../store/reduce-thread.js';
import {
  selectAcceptedOffers,
  selectPendingCommand,
  selectReadableConversation,
  selectWithdrawnOffer,
} from '../../store/selectors.js';
import type { SessionState } from '../../store/state.js';
import type { ClientState } from '../client-state.js';
import type { Commands } from '../commands/commands.js';
import type { QuietCheck } from '../connection/quiet-check.js';
import type { Resync } from '../connection/resync.js';
import type { EarlierRows } from '../../protocol/decode/decode-history.js';
import { newestRowCount } from './earlier-history.js';
import { EventFilter } from './event-filter.js';
import { explainClosing } from './explain-closing.js';
import { isPiiMasked, maskEvent } from './pii-masking.js';
import type { RecentEvents } from '../rest/recent-history.js';
import { getMonotonicTime } from '../server-clock.js';
import type { SessionEnvironment } from '../session-environment.js';
import type { SessionLifecycle } from '../session-lifecycle.js';
import { learnFromEvent, learnFromStamp } from './learn-time.js';
import { sessionEventsOf } from './session-events-of.js';

export interface ServerEventHandlerDependencies {
  readonly environment: SessionEnvironment;
  readonly clientState: ClientState;
  readonly commands: Commands;
  readonly resync: Resync;
  readonly quietCheck: QuietCheck;
  readonly lifecycle: SessionLifecycle;
}

/** Takes what the server sends: decodes it, changes the state, emits session events, runs effects. */
export class ServerEventHandler {
  readonly #deps: ServerEventHandlerDependencies;
  readonly #filter: EventFilter;
  /** Withdrawals of offers that this agent has just accepted. */
  readonly #deferred = new Map<ConversationId, { readonly event: ServerEvent; readonly timer: unknown }>();

  constructor(deps: ServerEventHandlerDependencies) {
    this.#deps = deps;
    this.#filter = new EventFilter(() => getMonotonicTime(deps.environment.time));
  }

  /** A new connection: what the server sends now is newer than everything before. */
  handleConnect(): void {
    this.#filter.reset();
    this.#dropDeferred();
  }

  receive(eventName: string, args: readonly unknown[], acknowledge: (() => void) | null): void {
    const { environment, resync, quietCheck } = this.#deps;
    const { store, clock, events: emitter } = environment;
    const context = {
      agentId: store.state.agent?.id ?? null,
      now: clock.now(),
      newestCount: (id: ConversationId) => (this.#opensQuickly(id) ? newestRowCount : Infinity),
    };
    const { events, problems, stamp, disputed, earlier } = decode(eventName, args, context);
    const reported = [...problems];
    store.batch(() => {
      if (stamp !== null) learnFromStamp(clock, stamp);
      for (const event of stamp === null ? events : this.#filter.admitLive(events, stamp.at, store.state)) {
        learnFromEvent(clock, event, store.state, resync.isDone);
        if (this.#isDeferred(event)) continue;
        const admitted = this.#filter.admit(event, store.state);
        if (typeof admitted === 'string') reported.push({ event: eventName, problem: admitted });
        else if (admitted !== null) this.apply(admitted);
      }
    });
    if (earlier !== null) this.#completeLater(eventName, events, earlier);
    for (const problem of reported) emitter.emit('protocol-problem', problem);
    quietCheck.request(disputed);
    // No acknowledgement for what could not be decoded: the server must not assume that it was received.
    if (events.length > 0) acknowledge?.();
  }

  apply(serverEvent: ServerEvent): void {
    const { clientState, commands, environment, resync, quietCheck } = this.#deps;
    const { store, clock, events: emitter } = environment;
    const before = store.state;
    environment.earlierHistory.observe(serverEvent);
    const event = this.#explain(isPiiMasked(before.agent) ? maskEvent(serverEvent, before) : serverEvent, before);
    const isExpected = commands.settle(event) || resync.expects(event);
    if (event.type === 'request-refused') {
      if (!isExpected) this.#reportError(event);
      this.#applyDeferred();
    }
    store.update((state) => reduce(state, event, clock.now()));
    resync.observe(event);
    quietCheck.observe(event);
    emitter.notifyAll(sessionEventsOf(event, before, store.state));
    clientState.emitIfActiveChanged(before.local.activeConversation);
    this.#runEffects(event, before);
  }

  /** A history may be shown before all of it is decoded, unless something is to be found in it or compared with it. */
  #opensQuickly(id: ConversationId): boolean {
    const { conversations, pending } = this.#deps.environment.store.state;
    return (
      !conversations.byId.has(id) &&
      !pending.some(({ command }) => command.type === 'send-message' && command.conversationId === id)
    );
  }

  #completeLater(eventName: string, events: readonly ServerEvent[], earlier: EarlierRows): void {
    const { store, earlierHistory, events: emitter } = this.#deps.environment;
    const [event] = events;
    // The snapshot may have been refused as outdated.
    if (event?.type !== 'conversation-snapshot' || !store.state.conversations.byId.has(event.conversation.id)) return;
    earlierHistory.add(event.conversation.id, earlier, (completed, problems) => {
      // Gone with its session.
      if (selectReadableConversation(store.state, completed.conversationId) === undefined) return;
      this.apply(completed);
      for (const problem of problems) emitter.emit('protocol-problem', { event: eventName, problem });
    });
  }

  /** Applies what the history of a conversation has and the socket did not bring, in the server's order. */
  applyHistory(id: ConversationId, { events }: RecentEvents): void {
    const { store } = this.#deps.environment;
    const ids = events.flatMap((event) => (event.type === 'entry-added' ? [event.entry.id] : []));
    store.batch(() => {
      for (const event of events) {
        const known = store.state.conversations.byId.get(id);
        if (known !== undefined && isNews(known.entries, event, store.state.agent?.id ?? null)) this.apply(event);
      }
      store.update((state) =>
        updateConversation(state, id, (conversation) => {
          const entries = orderAsHistory(conversation.entries, ids);
          return entries === conversation.entries ? conversation : { ...conversation, entries };
        }),
      );
    });
  }

  /** Accepts the offers that auto-answer has not accepted yet: the accept may have been lost with the connection. */
  acceptOpenOffers(): void {
    for (const offer of this.#deps.environment.store.state.offers.byId.values()) this.#autoAnswer(offer);
  }

  /** An error that answers nothing requested here. The host may show it; otherwise an element does. */
  #reportError({ event, message, conversationId }: Extract<ServerEvent, { type: 'request-refused' }>): void {
    const { store, events: emitter } = this.#deps.environment;
    emitter.emit('protocol-problem', { event, problem: message });
    const error = { event, message, conversationId };
    if (emitter.emit('server-error-reported', error))
      store.update((state) => updateLocal(state, addServerError(error)));
  }

  #explain(event: ServerEvent, state: SessionState): ServerEvent {
    if (event.type !== 'conversation-closed') return event;
    const { conversationId } = event;
    const departure = this.#deps.commands.departureOf(conversationId);
    return explainClosing(event, state.conversations.byId.get(conversationId), departure);
  }

  /**
   * A withdrawal that crosses this agent's accept may be about an earlier request for the same conversation. The answer to the
   * accept decides; without one, the withdrawal counts after a moment.
   */
  #isDeferred(event: ServerEvent): boolean {
    if (event.type !== 'offer-withdrawn') return false;
    const { store, time, timing } = this.#deps.environment;
    const offer = selectWithdrawnOffer(store.state, event);
    if (offer === undefined || !selectAcceptedOffers(store.state).has(offer.conversationId)) return false;
    const timer = time.setTimeout(() => this.#applyDeferred(event.conversationId), timing.withdrawal);
    this.#deferred.set(event.conversationId, { event, timer });
    return true;
  }

  /** Applies the deferred withdrawals whose accept has been answered, or that of one conversation. */
  #applyDeferred(dueId?: ConversationId): void {
    const { store, time } = this.#deps.environment;
    for (const [id, { event, timer }] of this.#deferred) {
      if (id !== dueId && selectAcceptedOffers(store.state).has(id)) continue;
      time.clearTimeout(timer);
      this.#deferred.delete(id);
      const admitted = this.#filter.admit(event, store.state);
      if (admitted !== null && typeof admitted !== 'string') this.apply(admitted);
    }
  }

  #dropDeferred(): void {
    for (const { timer } of this.#deferred.values()) this.#deps.environment.time.clearTimeout(timer);
    this.#deferred.clear();
  }

  /** What the session does without a request from the agent. */
  #runEffects(event: ServerEvent, before: SessionState): void {
    const { commands, lifecycle } = this.#deps;
    if (event.type === 'conversation-closed') commands.handleClosed(event.conversationId);
    if (event.type === 'offer-received') {
      const known = before.offers.byId.get(event.offer.conversationId);
      // A repeated offer has been accepted, or refused, before.
      const isRepeated = known?.taskId === event.offer.taskId && !known.uncertain;
      if (!isRepeated) this.#autoAnswer(event.offer);
    }
    if (event.type === 'session-taken-over') lifecycle.handleTakeover();
    const isLoggingOut = selectPendingCommand(before, 'log-out') !== undefined;
    if (event.type === 'presence-reported' && event.presence.state === 'logged-out' && !isLoggingOut) {
      const code = isForcedLogout(event.presence) ? 'forced-logout' : 'session-ended';
      const detail = event.presence.reason?.label ?? '';
      lifecycle.end({ status: 'closed', problem: { code, detail } });
    }
  }

  #autoAnswer({ conversationId, started, voice, uncertain }: Offer): void {
    const { commands, environment } = this.#deps;
    const { store, options } = environment;
    const isAutoAnswer = options.autoAnswer || (store.state.settings?.autoAnswer ?? false);
    // Telephony answers voice offers. A started task is already assigned to us and needs only the confirmation.
    if (uncertain || (!started && (!isAutoAnswer || voice))) return;
    if (selectAcceptedOffers(store.state).has(conversationId)) return;
    void commands.dispatch({ type: 'accept-offer', conversationId });
  }
}
