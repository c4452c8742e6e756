import type { Transport, TransportListener } from '../../../src/session/connection/transport.js';

/** What the server said when the desk signed in and took its conversations, as it was caught on a real socket. */
export interface CapturedSession {
  readonly user: unknown;
  readonly presence: unknown;
  readonly topics: readonly { readonly conversationId: string }[];
}

/** A link that says again what was caught, and then what the bench has to say. */
export class BenchTransport implements Transport {
  #listener: TransportListener | undefined;

  constructor(private readonly captured: CapturedSession) {}

  open(listener: TransportListener): void {
    this.#listener = listener;
    queueMicrotask(() => {
      listener.onConnect();
      this.emit('agentPresence', this.captured.presence);
      for (const topic of this.captured.topics) this.emit('onTopicData', topic);
    });
  }

  emit(event: string, payload: unknown): void {
    this.#listener?.onEvent(event, [payload], null);
  }

  send(): boolean {
    return true;
  }

  close(): void {
    this.#listener = undefined;
  }
}
