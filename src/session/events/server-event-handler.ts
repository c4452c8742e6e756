import type { ConversationId, Offer, ServerEvent } from '../../domain/index.js';
import { decode } from '../../protocol/decode/decode.js';
import type { DecodeContext, DecodeResult } from '../../protocol/decode/decode-context.js';
import { reduce } from '../../store/reduce.js';
import { orderAsHistory } from '../../store/entries.js';
import { updateConversation } from '../../store/reduce-conversation.js';
import { isNews } from '../../store/reduce-thread.js';
import { selectAcceptedOffers, selectReadableConversation, selectWithdrawnOffer } from '../../store/selectors.js';
import type { SessionState } from '../../store/state.js';
import { QuietCheck } from '../connection/quiet-check.js';
import { isPiiMasked } from '../masking/is-pii-masked.js';
import { BasicEventHandler, type EventHandlerDependencies } from './basic-event-handler.js';
import type { SessionEvent } from './basic-session-events.js';
import { EarlierHistory, newestRowCount } from './earlier-history.js';
import type { EventFilter } from './event-filter.js';
import { explainClosing } from './explain-closing.js';
import type { RecentEvents } from '../rest/recent-history.js';
import { sessionEventsOf } from './session-events-of.js';

/** Takes all that the server sends. */
export class ServerEventHandler extends BasicEventHandler {
  declare protected readonly filter: EventFilter;
  /** Withdrawals of offers that this agent has just accepted. */
  readonly #deferred = new Map<ConversationId, { readonly event: ServerEvent; readonly timer: unknown }>();

  readonly #earlierHistory: EarlierHistory;
  readonly #quietCheck: QuietCheck;

  constructor(deps: EventHandlerDependencies, filter: EventFilter) {
    super(deps, filter);
    this.#earlierHistory = EarlierHistory.of(deps.environment);
    this.#quietCheck = new QuietCheck(deps.environment, deps.recentHistory, (id, recent) =>
      deps.lifecycle.applyHistory(id, recent),
    );
    // The connection on which the code was first needed.
    this.#quietCheck.start();
  }

  override handleConnect(): void {
    super.handleConnect();
    this.#dropDeferred();
    this.#quietCheck.start();
  }

  override handleDisconnect(): void {
    this.#quietCheck.stop();
  }

  override acceptOpenOffers(): boolean {
    for (const offer of this.deps.environment.store.state.offers.byId.values()) this.#autoAnswer(offer);
    return true;
  }

  protected override decode(eventName: string, args: readonly unknown[], context: DecodeContext): DecodeResult {
    const newestCount = (id: ConversationId): number => (this.#opensQuickly(id) ? newestRowCount : Infinity);
    return decode(eventName, args, { ...context, newestCount });
  }

  protected override admitLive({ events, stamp }: DecodeResult, state: SessionState): readonly ServerEvent[] {
    return stamp === null ? events : this.filter.admitLive(events, stamp.at, state);
  }

  protected override complete(event: ServerEvent, before: SessionState): ServerEvent | null {
    const { masking } = this.deps.environment;
    const masked = isPiiMasked(before.agent) ? masking.code?.maskEvent(event, before) : event;
    // What was found before the permission was lost, and cannot be masked yet.
    if (masked === undefined) return null;
    this.#earlierHistory.observe(event);
    return this.#explain(masked, before);
  }

  protected override completeLater(eventName: string, { events, earlier, disputed }: DecodeResult): void {
    this.#quietCheck.request(disputed);
    const { store, events: emitter } = this.deps.environment;
    const [event] = events;
    // The snapshot may have been refused as outdated.
    if (
      earlier === null ||
      event?.type !== 'conversation-snapshot' ||
      !store.state.conversations.byId.has(event.conversation.id)
    )
      return;
    this.#earlierHistory.add(event.conversation.id, earlier, (completed, problems) => {
      // Gone with its session.
      if (selectReadableConversation(store.state, completed.conversationId) === undefined) return;
      this.apply(completed);
      for (const problem of problems) emitter.emit('protocol-problem', { event: eventName, problem });
    });
  }

  /** Applies what the history of a conversation has and the socket did not bring, in the server's order. */
  override applyHistory(id: ConversationId, { events }: RecentEvents): boolean {
    const { store } = this.deps.environment;
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
    return true;
  }

  protected override handleSettled(event: ServerEvent): void {
    if (event.type === 'request-refused') this.#applyDeferred();
  }

  protected override reduce(state: SessionState, event: ServerEvent, now: number): SessionState {
    return reduce(state, event, now);
  }

  protected override sessionEventsOf(
    event: ServerEvent,
    before: SessionState,
    after: SessionState,
  ): readonly SessionEvent[] {
    return sessionEventsOf(event, before, after);
  }

  /** A history may be shown before all of it is decoded, unless something is to be found in it or compared with it. */
  #opensQuickly(id: ConversationId): boolean {
    const { conversations, pending } = this.deps.environment.store.state;
    return (
      !conversations.byId.has(id) &&
      !pending.some(({ command }) => command.type === 'send-message' && command.conversationId === id)
    );
  }

  #explain(event: ServerEvent, state: SessionState): ServerEvent {
    if (event.type !== 'conversation-closed') return event;
    const { conversationId } = event;
    const departure = this.deps.commands.departureOf(conversationId);
    return explainClosing(event, state.conversations.byId.get(conversationId), departure);
  }

  /**
   * A withdrawal that crosses this agent's accept may be about an earlier request for the same conversation. The answer to the
   * accept decides; without one, the withdrawal counts after a moment.
   */
  protected override isDeferred(event: ServerEvent): boolean {
    if (event.type !== 'offer-withdrawn') return false;
    const { store, time, timing } = this.deps.environment;
    const offer = selectWithdrawnOffer(store.state, event);
    if (offer === undefined || !selectAcceptedOffers(store.state).has(offer.conversationId)) return false;
    const timer = time.setTimeout(() => this.#applyDeferred(event.conversationId), timing.withdrawal);
    this.#deferred.set(event.conversationId, { event, timer });
    return true;
  }

  /** Applies the deferred withdrawals whose accept has been answered, or that of one conversation. */
  #applyDeferred(dueId?: ConversationId): void {
    const { store, time } = this.deps.environment;
    for (const [id, { event, timer }] of this.#deferred) {
      if (id !== dueId && selectAcceptedOffers(store.state).has(id)) continue;
      time.clearTimeout(timer);
      this.#deferred.delete(id);
      const admitted = this.filter.admit(event, store.state);
      if (admitted !== null && typeof admitted !== 'string') this.apply(admitted);
    }
  }

  #dropDeferred(): void {
    for (const { timer } of this.#deferred.values()) this.deps.environment.time.clearTimeout(timer);
    this.#deferred.clear();
  }

  protected override runEffects(event: ServerEvent, before: SessionState): void {
    const { commands } = this.deps;
    this.#quietCheck.observe(event);
    if (event.type === 'conversation-closed') commands.handleClosed(event.conversationId);
    if (event.type === 'offer-received') {
      const known = before.offers.byId.get(event.offer.conversationId);
      // A repeated offer has been accepted, or refused, before.
      const isRepeated = known?.taskId === event.offer.taskId && !known.uncertain;
      if (!isRepeated) this.#autoAnswer(event.offer);
    }
    super.runEffects(event, before);
  }

  #autoAnswer({ conversationId, started, voice, uncertain }: Offer): void {
    const { commands, environment } = this.deps;
    const { store, options } = environment;
    if (environment.tabs?.isFollowing === true) return;
    const isAutoAnswer = options.autoAnswer || (store.state.settings?.autoAnswer ?? false);
    // Telephony answers voice offers. A started task is already assigned to us and needs only the confirmation.
    if (uncertain || (!started && (!isAutoAnswer || voice))) return;
    if (selectAcceptedOffers(store.state).has(conversationId)) return;
    void commands.dispatch({ type: 'accept-offer', conversationId });
  }
}
