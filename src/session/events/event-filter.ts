import type { ConversationEvent, ConversationId, EpochMs, ServerEvent, TaskId } from '../../domain/index.js';
import { BasicEventFilter, maxOvertakingMs } from './basic-event-filter.js';
import { getNewestEntryTime, getNewestTime } from './event-time.js';
import { positionOf } from '../../store/entries.js';
import { selectWithdrawnOffer } from '../../store/selectors.js';
import type { SessionState } from '../../store/state.js';
import type { ServerClock } from '../server-clock.js';

type SnapshotEvent = Extract<ServerEvent, { type: 'conversation-snapshot' }>;

/** What an event may be about. */
interface Statement {
  readonly conversationId: ConversationId;
  readonly type: string;
  readonly participant?: { readonly agentId: string };
  readonly session?: { readonly id: string };
  readonly agentId?: string;
  readonly sessionId?: string;
}

/** A live event. `knownAt`: its time, or when it arrived where a clock was ahead. */
interface LiveEvent {
  readonly at: EpochMs;
  readonly knownAt: EpochMs;
  readonly event: ConversationEvent;
}

/** The clock of a server whose time is not known. */
const unknownTime: Pick<ServerClock, 'now' | 'isAhead'> = { now: () => Infinity, isAhead: () => false };

/** Live events of a conversation that are kept, in case a snapshot older than them arrives after them. */
const maxLiveEvents = 200;

/**
 * Decides by ids and timestamps, not by the order of arrival, which events of a connection apply: not those of other
 * agents, not those that the server has taken back since, and nothing older than what is known.
 */
export class EventFilter extends BasicEventFilter {
  readonly #withdrawnTasks = new Set<TaskId>();
  readonly #live = new Map<ConversationId, LiveEvent[]>();
  readonly #snapshotTimes = new Map<ConversationId, EpochMs>();
  /** When each subject was stated last, live or in the history of a snapshot; by clocks that are ahead, under a key of its own. */
  readonly #statedAt = new Map<string, EpochMs>();
  readonly #closed = new Map<ConversationId, { readonly taskId: TaskId; readonly newestAt: EpochMs }>();

  readonly #clock: typeof unknownTime;

  constructor(monotonicNow: () => number, before?: BasicEventFilter, clock = unknownTime) {
    super(monotonicNow, before);
    this.#clock = clock;
  }

  /** A new connection: what the server sends now is newer than everything before. */
  override reset(): void {
    super.reset();
    this.#withdrawnTasks.clear();
    this.#live.clear();
    this.#snapshotTimes.clear();
    this.#statedAt.clear();
    this.#closed.clear();
  }

  /** The event as it applies; null when it is outdated, a text when it is not for this agent. */
  override admit(event: ServerEvent, state: SessionState): ServerEvent | string | null {
    switch (event.type) {
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
        return event.conversation.participants.some(({ agentId }) => agentId === state.agent?.id)
          ? this.#admitSnapshot(event, state)
          : 'for another agent';
      case 'conversation-closed': {
        const conversation = state.conversations.byId.get(event.conversationId);
        if (conversation !== undefined) {
          const newestAt = Math.max(
            getNewestEntryTime(conversation, this.#clock),
            this.#asKnown(this.#snapshotTimes.get(event.conversationId)),
          );
          this.#closed.set(event.conversationId, { taskId: conversation.taskId, newestAt });
        }
        this.#live.delete(event.conversationId);
        this.#snapshotTimes.delete(event.conversationId);
        for (const subject of this.#statedAt.keys())
          if (subject.startsWith(`${event.conversationId} `)) this.#statedAt.delete(subject);
        return event;
      }
      default:
        return super.admit(event, state);
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
    const knownAt = this.#clock.isAhead(at) ? this.#clock.now() : at;
    const current = events.flatMap((event) => this.#asOfLater(event, at));
    for (const event of current) {
      if (!('conversationId' in event) || event.conversationId === null) continue;
      const live = this.#live.get(event.conversationId) ?? [];
      live.push({ at, knownAt, event: event as ConversationEvent });
      if (live.length > maxLiveEvents) live.shift();
      this.#live.set(event.conversationId, live);
    }
    return current;
  }

  /**
   * Nothing of it where a later event that arrived before has stated the same, live or in the history of a snapshot. What is written
   * in the thread stands at its time all the same.
   */
  #asOfLater(event: ServerEvent, at: EpochMs): readonly ServerEvent[] {
    const subject = subjectOf(event);
    if (subject === null) return [event];
    const key = this.#keyOf(subject, at);
    const statedAt = this.#statedAt.get(key) ?? -Infinity;
    // What was learnt since may show that the clock of the earlier one was ahead.
    if (at >= statedAt || statedAt - at >= maxOvertakingMs || this.#keyOf(subject, statedAt) !== key) {
      this.#statedAt.set(key, at);
      return [event];
    }
    if (event.type !== 'channel-session-opened') return [];
    // The change of a channel that was not known yet had no effect.
    const live = this.#live.get(event.conversationId) ?? [];
    const last = live.findLast((other) => other.at === statedAt && subjectOf(other.event) === subject)?.event;
    return last?.type === 'channel-session-updated' ? [{ ...event, session: last.session }] : [];
  }

  #admitSnapshot(event: SnapshotEvent, state: SessionState): SnapshotEvent | null {
    const { id, taskId } = event.conversation;
    const newestAt = getNewestTime(event.history, this.#clock);
    if (newestAt < this.#asKnown(this.#snapshotTimes.get(id))) return null;
    const closed = this.#closed.get(id);
    const isOpen = state.conversations.byId.has(id);
    const isOfClosed = !isOpen && closed !== undefined && taskId !== '' && closed.taskId === taskId;
    if (isOfClosed && newestAt <= this.#asKnown(closed.newestAt)) return null;
    this.#snapshotTimes.set(id, newestAt);
    for (const stated of event.history) {
      const subject = subjectOf(stated);
      if (subject === null) continue;
      const { at = 0 } = stated;
      const key = this.#keyOf(subject, at);
      this.#statedAt.set(key, Math.max(this.#statedAt.get(key) ?? 0, at));
    }
    const later = (this.#live.get(id) ?? []).filter(({ knownAt }) => this.#asKnown(knownAt) > newestAt);
    this.#live.set(id, later);
    return later.length === 0 ? event : { ...event, later: later.map((live) => live.event) };
  }

  /** 0 for a time after which the clock of the server was set back. */
  #asKnown(at: EpochMs = 0): EpochMs {
    return this.#clock.isAhead(at) ? 0 : at;
  }

  /** Times of a clock that is ahead compare with each other only. */
  #keyOf(subject: string, at: EpochMs): string {
    return this.#clock.isAhead(at) ? `${subject} ahead` : subject;
  }
}

/** Events that state how something is now. Those of raised hands have the time of the agents' own clocks. */
const statements = /^(?:participant|channel-session|hold|sla|customer|data)-/;

/** What an event states; null when it adds something. */
function subjectOf(event: ServerEvent): string | null {
  if (!statements.test(event.type)) return null;
  const { conversationId, type, participant, session, agentId, sessionId } = event as Statement;
  return `${conversationId} ${participant?.agentId ?? session?.id ?? agentId ?? sessionId ?? type}`;
}
