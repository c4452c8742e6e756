import type { ConversationEvent, ConversationId, ServerEvent } from '../../domain/index.js';
import type { EarlierRows } from '../../protocol/decode/decode-history.js';
import type { TimeProvider } from '../server-clock.js';
import type { SessionEnvironment } from '../session-environment.js';

/** Newest rows of a history that are shown at once: more than any screen shows. */
export const newestRowCount = 100;
/** Rows that are decoded together: about a millisecond. */
const rowsPerSlice = 50;
/** The rest is decoded after this time at the latest, also in a busy page (ms). */
const maxWaitMs = 500;
/** Time to leave for what else the page does while it is idle (ms). */
const reservedMs = 4;

type Deadline = Pick<IdleDeadline, 'timeRemaining'>;
type CompletedEvent = Extract<ServerEvent, { type: 'history-completed' }>;

interface Pending {
  readonly rows: EarlierRows;
  readonly complete: (event: CompletedEvent, problems: readonly string[]) => void;
  /** What has been applied to the conversation since. */
  readonly later: ConversationEvent[];
}

/** Types of the events that change a thread. */
const threadEventTypes: ReadonlySet<ServerEvent['type']> = new Set<ConversationEvent['type']>([
  'entry-added',
  'receipt-received',
  'suggestions-made',
  'message-deleted',
]);

const histories = new WeakMap<SessionEnvironment, EarlierHistory>();

/**
 * The rest of long histories. A conversation opens with its newest messages; the earlier ones are decoded while the page is
 * idle, and applied once they are complete.
 */
export class EarlierHistory {
  readonly #time: TimeProvider;
  readonly #pending = new Map<ConversationId, Pending>();
  #isScheduled = false;

  constructor(time: TimeProvider) {
    this.#time = time;
  }

  /** The one of a session. */
  static of(environment: SessionEnvironment): EarlierHistory {
    const history = histories.get(environment) ?? new EarlierHistory(environment.time);
    histories.set(environment, history);
    return history;
  }

  add(id: ConversationId, rows: EarlierRows, complete: Pending['complete']): void {
    this.#pending.set(id, { rows, complete, later: [] });
    this.#schedule();
  }

  /** To be called with each event before it is applied. A new snapshot replaces the history. */
  observe(event: ServerEvent): void {
    if (this.#pending.size === 0) return;
    if (event.type === 'conversation-snapshot') this.#pending.delete(event.conversation.id);
    else if (isThreadEvent(event)) this.#pending.get(event.conversationId)?.later.push(event);
  }

  /** Completes a history now. */
  finish(id: ConversationId): void {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    while (!pending.rows.decode(rowsPerSlice));
    this.#complete(id, pending);
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    const run = (deadline: Deadline): void => {
      this.#isScheduled = false;
      this.#decode(deadline);
      if (this.#pending.size > 0) this.#schedule();
    };
    // Not in Safari and Node.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: maxWaitMs });
    else this.#time.setTimeout(() => run({ timeRemaining: () => 0 }), 0);
  }

  #decode(deadline: Deadline): void {
    for (const [id, pending] of this.#pending) {
      do {
        if (!pending.rows.decode(rowsPerSlice)) continue;
        this.#complete(id, pending);
        break;
      } while (deadline.timeRemaining() > reservedMs);
      if (deadline.timeRemaining() <= reservedMs) return;
    }
  }

  #complete(conversationId: ConversationId, { rows, complete, later }: Pending): void {
    this.#pending.delete(conversationId);
    const { events: history, problems } = rows.result();
    complete({ type: 'history-completed', conversationId, history, later }, problems);
  }
}

const isThreadEvent = (event: ServerEvent): event is ConversationEvent => threadEventTypes.has(event.type);
