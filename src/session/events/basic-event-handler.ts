import type { ConversationId, ServerEvent } from '../../domain/index.js';
import { decodeBasicEvent } from '../../protocol/decode/decode-basic.js';
import type { DecodeContext, DecodeResult } from '../../protocol/decode/decode-context.js';
import { isForcedLogout } from '../../protocol/logout-reasons.js';
import { selectPendingCommand } from '../../store/basic-selectors.js';
import { isBasicEvent, reduceBasicEvent } from '../../store/reduce-basic.js';
import { addServerError, updateLocal } from '../../store/reduce-local.js';
import type { SessionState } from '../../store/state.js';
import type { ClientState } from '../client-state.js';
import type { Commands } from '../commands/commands.js';
import type { Resync } from '../connection/resync.js';
import type { RecentEvents, RecentHistory } from '../rest/recent-history.js';
import { isPiiMasked } from '../masking/is-pii-masked.js';
import type { SessionEnvironment } from '../session-environment.js';
import type { SessionLifecycle } from '../session-lifecycle.js';
import type { BasicEventFilter } from './basic-event-filter.js';
import { basicSessionEventsOf, type SessionEvent } from './basic-session-events.js';
import { learnFromEvent, learnFromStamp } from './learn-time.js';

export interface EventHandlerDependencies {
  readonly environment: SessionEnvironment;
  readonly clientState: ClientState;
  readonly commands: Commands;
  readonly resync: Resync;
  readonly recentHistory: RecentHistory;
  readonly lifecycle: SessionLifecycle;
}

/**
 * Takes what the server sends to a desk without conversations: decodes it, changes the state, emits session events, runs
 * effects. `ServerEventHandler` does so for all events.
 */
export class BasicEventHandler {
  protected readonly deps: EventHandlerDependencies;
  protected readonly filter: BasicEventFilter;

  constructor(deps: EventHandlerDependencies, filter: BasicEventFilter) {
    this.deps = deps;
    this.filter = filter;
  }

  /** A new connection: what the server sends now is newer than everything before. */
  handleConnect(): void {
    this.filter.reset();
  }

  /** The connection is gone. */
  handleDisconnect(): void {
    // Nothing goes on without it.
  }

  /** False for an event that only `ServerEventHandler` can read. */
  receive(eventName: string, args: readonly unknown[], acknowledge: (() => void) | null): boolean {
    const { environment, resync } = this.deps;
    const { store, clock, events: emitter } = environment;
    const context = { agentId: store.state.agent?.id ?? null, now: clock.now() };
    const result = this.decode(eventName, args, context);
    if (result === null) return false;
    const { events, problems, stamp } = result;
    const reported = [...problems];
    store.batch(() => {
      // What is repeated for this tab has happened some time ago.
      const isReplaying = environment.tabs?.isReplaying === true;
      if (stamp !== null && !isReplaying) learnFromStamp(clock, stamp);
      for (const event of this.admitLive(result, store.state)) {
        if (!isReplaying) learnFromEvent(clock, event, store.state, resync.isDone);
        if (this.isDeferred(event)) continue;
        const admitted = this.filter.admit(event, store.state);
        if (typeof admitted === 'string') reported.push({ event: eventName, problem: admitted });
        else if (admitted !== null) this.apply(admitted);
      }
    });
    this.completeLater(eventName, result);
    for (const problem of reported) emitter.emit('protocol-problem', problem);
    // No acknowledgement for what could not be decoded: the server must not assume that it was received.
    if (events.length > 0) acknowledge?.();
    return true;
  }

  /** False for an event that only `ServerEventHandler` can apply. */
  apply(serverEvent: ServerEvent): boolean {
    const { clientState, commands, environment, resync } = this.deps;
    const { store, clock, events: emitter } = environment;
    const before = store.state;
    const event = this.complete(serverEvent, before);
    if (event === null) return false;
    const isExpected = commands.settle(event) || resync.expects(event);
    if (event.type === 'request-refused' && !isExpected) this.#reportError(event);
    this.handleSettled(event);
    store.update((state) => this.reduce(state, event, clock.now()));
    resync.observe(event);
    const isReplaying = environment.tabs?.isReplaying === true;
    const sessionEvents = this.sessionEventsOf(event, before, store.state);
    emitter.notifyAll(isReplaying ? sessionEvents.filter(isAboutThePresent) : sessionEvents);
    clientState.emitIfActiveChanged(before.local.activeConversation);
    this.runEffects(event, before);
    return true;
  }

  /** Applies what the history of a conversation has; false like `apply`. */
  applyHistory(_id: ConversationId, _recent: RecentEvents): boolean {
    return false;
  }

  /** Accepts the offers that auto-answer has not accepted yet: the accept may have been lost with the connection. */
  acceptOpenOffers(): boolean {
    return true;
  }

  /** Null for an event that this class cannot read. */
  protected decode(eventName: string, args: readonly unknown[], context: DecodeContext): DecodeResult | null {
    const result = decodeBasicEvent(eventName, args, context);
    // An error may contain personal data of a customer.
    const isError = result?.events.some(({ type }) => type === 'request-refused') ?? false;
    return isError && isPiiMasked(this.deps.environment.store.state.agent) ? null : result;
  }

  protected admitLive({ events }: DecodeResult, _state: SessionState): readonly ServerEvent[] {
    return events;
  }

  protected completeLater(_eventName: string, _result: DecodeResult): void {
    // No history.
  }

  protected isDeferred(_event: ServerEvent): boolean {
    return false;
  }

  /** The event as it is applied; null for one that this class cannot apply. */
  protected complete(event: ServerEvent, _before: SessionState): ServerEvent | null {
    return isBasicEvent(event) ? event : null;
  }

  protected handleSettled(_event: ServerEvent): void {
    // Nothing waits for it.
  }

  protected reduce(state: SessionState, event: ServerEvent, _now: number): SessionState {
    return isBasicEvent(event) ? reduceBasicEvent(state, event) : state;
  }

  protected sessionEventsOf(event: ServerEvent, before: SessionState, after: SessionState): readonly SessionEvent[] {
    return basicSessionEventsOf(event, before, after);
  }

  /** What the session does without a request from the agent. */
  protected runEffects(event: ServerEvent, before: SessionState): void {
    const { lifecycle } = this.deps;
    if (event.type === 'session-taken-over') lifecycle.handleTakeover();
    const isLoggingOut = selectPendingCommand(before, 'log-out') !== undefined;
    // The tab with the connection says when the session ends.
    const isFollowing = this.deps.environment.tabs?.isFollowing === true;
    if (event.type === 'presence-reported' && event.presence.state === 'logged-out' && !isLoggingOut && !isFollowing) {
      const code = isForcedLogout(event.presence) ? 'forced-logout' : 'session-ended';
      const detail = event.presence.reason?.label ?? '';
      lifecycle.end({ status: 'closed', problem: { code, detail } });
    }
  }

  /** An error that answers nothing requested here. The host may show it; otherwise an element does. */
  #reportError({ event, message, conversationId }: Extract<ServerEvent, { type: 'request-refused' }>): void {
    const { store, events: emitter } = this.deps.environment;
    emitter.emit('protocol-problem', { event, problem: message });
    const error = { event, message, conversationId };
    if (!emitter.emit('server-error-reported', error)) return;
    store.update((state) => updateLocal(state, addServerError(error)));
    this.deps.environment.tabs?.act({ type: 'server-error', error });
  }
}

/** Of the events that a new tab repeats, those that a new connection repeats as well. */
const isAboutThePresent = ([name]: SessionEvent): boolean =>
  name === 'presence-changed' || name === 'offer-received' || name === 'conversation-opened';
