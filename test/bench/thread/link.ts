import type { Transport, TransportListener } from '../../../src/session/transport.js';

/** What the server said when the desk signed in and took its conversations, as it was caught on a real socket. */
export interface Caught {
  readonly user: unknown;
  readonly presence: unknown;
  readonly topics: readonly { readonly conversationId: string }[];
}

/** A link that says again what was caught, and then what the bench has to say. */
export class BenchLink implements Transport {
  #listener: TransportListener | undefined;

  constructor(private readonly caught: Caught) {}

  open(listener: TransportListener): void {
    this.#listener = listener;
    queueMicrotask(() => {
      listener.onUp();
      this.says('agentPresence', this.caught.presence);
      for (const topic of this.caught.topics) this.says('onTopicData', topic);
    });
  }

  says(event: string, payload: unknown): void {
    this.#listener?.onMessage(event, [payload], null);
  }

  send(): boolean {
    return true;
  }

  close(): void {
    this.#listener = undefined;
  }
}
