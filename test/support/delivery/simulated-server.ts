import type { Message } from '../../../src/domain/index.js';
import type { Clock } from './clock.js';

/** What the customer got, or the history contains. */
interface Stored {
  /** The envelope id as published. */
  readonly published: string;
  readonly message: Message;
}

export interface ServerRules {
  /** A message is stored, delivered and echoed up to this long after it was received (ms). */
  readonly maxLagMs: number;
  readonly dedupe: boolean;
  /** The echo has an envelope id of the server. */
  readonly remint: boolean;
}

/** A server with one conversation history per id, in virtual time. */
export class SimulatedServer {
  readonly delivered = new Map<string, Stored[]>();
  readonly everStored = new Set<string>();
  readonly #history = new Map<string, Stored[]>();
  readonly #rules: ServerRules;
  readonly #clock: Clock;
  readonly #random: () => number;
  #epoch = 0;
  #lastStoredAt = 0;
  isUp = true;

  constructor(rules: ServerRules, clock: Clock, random: () => number) {
    this.#rules = rules;
    this.#clock = clock;
    this.#random = random;
  }

  open(conversation: string, first: Message): void {
    this.#history.set(conversation, [{ published: first.id, message: first }]);
    this.delivered.set(conversation, []);
  }

  historyOf(conversation: string): readonly Message[] {
    return (this.#history.get(conversation) ?? []).map(({ message }) => message);
  }

  receive(conversation: string, message: Message, echo: (message: Message) => void): void {
    if (!this.isUp) return;
    const epoch = this.#epoch;
    const lagMs = Math.floor(this.#random() * this.#rules.maxLagMs);
    const storeAt = Math.max(this.#clock.now + lagMs, this.#lastStoredAt);
    this.#lastStoredAt = storeAt;
    this.#clock.at(storeAt, () => {
      if (epoch !== this.#epoch) return;
      const history = this.#history.get(conversation) ?? [];
      const known = this.#rules.dedupe
        ? this.delivered.get(conversation)?.find(({ published }) => published === message.id)
        : undefined;
      const stored = known ?? { published: message.id, message: this.#toStored(message) };
      if (known === undefined) {
        history.push(stored);
        this.delivered.get(conversation)?.push(stored);
        this.everStored.add(message.id);
      }
      echo(stored.message);
    });
  }

  /** What was received and not stored is gone. */
  crash(): void {
    this.isUp = false;
    this.#epoch++;
  }

  /**
   * The history loses its end, from a message on that the client knew when it sent what is on its way; or only what came after
   * that one, which no client can notice.
   */
  lose(conversation: string, known: ReadonlySet<string>, share: number, isNoticeable: boolean): void {
    const history = this.#history.get(conversation) ?? [];
    const newestKnown = history.findLastIndex(({ message }) => known.has(message.id));
    history.length = isNoticeable ? Math.max(0, Math.floor(newestKnown * share)) : newestKnown + 1;
  }

  #toStored(message: Message): Message {
    const id = this.#rules.remint ? `server-${String(Math.floor(this.#random() * 1e9))}` : message.id;
    return { ...message, id: id as Message['id'], at: this.#clock.now, delivery: 'sent', pendingCommand: null };
  }
}
