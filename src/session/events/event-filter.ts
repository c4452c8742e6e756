import type {
  Conversation,
  ConversationEvent,
  ConversationId,
  EpochMs,
  ServerEvent,
  TaskId,
} from '../../domain/index.js';
import { positionOf } from '../../store/entries.js';
import { selectWithdrawnOffer } from '../../store/selectors.js';
import type { SessionState } from '../../store/state.js';

type SnapshotEvent = Extract<ServerEvent, { type: 'conversation-snapshot' }>;
type PresenceEvent = Extract<ServerEvent, { type: 'presence-reported' }>;

/** Live events of a conversation that are kept, in case a snapshot older than them arrives after them. */
const maxLiveEvents = 200;
/** Events overtake each other within seconds. A presence that is older after that is of a server whose clock was set. */
const maxOvertakingMs = 30_000;

/**
 * Decides by ids and timestamps, not by the order of arrival, which events of a connection apply: not those of other
 * agents, not those that the server has taken back since, and nothing older than what is known.
 */
export class EventFilter {
  readonly #monotonicNow: () => number;
  readonly #withdrawnTasks = new Set<TaskId>();
  readonly #live = new Map<ConversationId, { readonly at: EpochMs; readonly event: ConversationEvent }[]>();
  readonly #snapshotTimes = new Map<ConversationId, EpochMs>();
  readonly #closed = new Map<ConversationId, { readonly taskId: TaskId; readonly newestAt: EpochMs }>();
  #presenceAt = -Infinity;

  constructor(monotonicNow: () => number) {
    this.#monotonicNow = monotonicNow;
  }

  /** A new connection: what the server sends now is newer than everything before. */
  reset(): void {
    this.#withdrawnTasks.clear();
    this.#live.clear();
    this.#snapshotTimes.clear();
    this.#closed.clear();
    this.#presenceAt = -Infinity;
  }

  /** The event as it applies; null when it is outdated, a text when it is not for this agent. */
  admit(event: ServerEvent, state: SessionState): ServerEvent | string | null {
    switch (event.type) {
      case 'presence-reported':
        if (state.agent !== null && event.agentId !== state.agent.id) return 'for another agent';
        return this.#isOldPresence(event, state) ? null : event;
      case 'session-taken-over':
        return event.agentId !== null && event.agentId !== state.agent?.id ? 'for another agent' : event;
      case 'offer-received': {
        const { taskId, conversationId } = event.offer;
        const isAccepted = state.conversations.byId.get(conversationId)?.taskId === taskId;
        return isAccepted || this.#withdrawnTasks.has(taskId) ? null : event;
      }
      case 'offer-withdrawn': {
        const withdrawn = selectWithdrawnOffer(state, event)?.taskId ?? event.taskId;
        if (withdrawn !== undefined) this.#withdrawnTasks.add(withdrawn);
        return event;
      }
      case 'conversation-snapshot':
        return this.#admitSnapshot(event, state);
      case 'conversation-closed': {
        const conversation = state.conversations.byId.get(event.conversationId);
        if (conversation !== undefined) {
          const newestAt = Math.max(getNewest(conversation), this.#snapshotTimes.get(conversation.id) ?? 0);
          this.#closed.set(event.conversationId, { taskId: conversation.taskId, newestAt });
        }
        this.#live.delete(event.conversationId);
        this.#snapshotTimes.delete(event.conversationId);
        return event;
      }
      default:
        return event;
    }
  }

  /** The parts of one live conversation event that apply. An event whose entry is in the thread has taken effect before. */
  admitLive(events: readonly ServerEvent[], at: EpochMs, state: SessionState): readonly ServerEvent[] {
    const isRepeated = events.some(
      (event) =>
        event.type === 'entry-added' &&
        positionOf(state.conversations.byId.get(event.conversationId)?.entries ?? [], event.entry.id) >= 0,
    );
    if (isRepeated) return events.filter(({ type }) => type === 'entry-added');
    for (const event of events) {
      if (!('conversationId' in event) || event.conversationId === null) continue;
      const live = this.#live.get(event.conversationId) ?? [];
      live.push({ at, event: event as ConversationEvent });
      if (live.length > maxLiveEvents) live.shift();
      this.#live.set(event.conversationId, live);
    }
    return events;
  }

  #isOldPresence({ presence, channels }: PresenceEvent, state: SessionState): boolean {
    const known = state.presence;
    const now = this.#monotonicNow();
    const isRecent = now - this.#presenceAt < maxOvertakingMs;
    const isOld =
      isRecent &&
      known !== null &&
      (presence.since < known.since ||
        (presence.since === known.since &&
          channels.some(({ id, since }) => since < (state.channels.find((channel) => channel.id === id)?.since ?? 0))));
    if (!isOld) this.#presenceAt = now;
    return isOld;
  }

  #admitSnapshot(event: SnapshotEvent, state: SessionState): SnapshotEvent | null {
    const { id, taskId } = event.conversation;
    const newestAt = Math.max(0, ...event.history.map(getEventTime));
    if (newestAt < (this.#snapshotTimes.get(id) ?? 0)) return null;
    const closed = this.#closed.get(id);
    const isOpen = state.conversations.byId.has(id);
    if (!isOpen && closed !== undefined && taskId !== '' && closed.taskId === taskId && newestAt <= closed.newestAt)
      return null;
    this.#snapshotTimes.set(id, newestAt);
    const later = (this.#live.get(id) ?? []).filter(({ at }) => at > newestAt);
    this.#live.set(id, later);
    return later.length === 0 ? event : { ...event, later: later.map((live) => live.event) };
  }
}

const getEventTime = (event: ConversationEvent): EpochMs =>
  event.type === 'entry-added' ? event.entry.at : 'at' in event ? event.at : 0;

const getNewest = ({ entries }: Conversation): EpochMs => entries.at(-1)?.at ?? 0;
