import type { Transport, TransportListener } from '../../../src/session/connection/transport.js';

/** Events of a sign-in and of the accepted conversations, captured on a real socket. */
export interface CapturedSession {
  readonly user: unknown;
  readonly presence: unknown;
  readonly topics: readonly { readonly conversationId: string }[];
}

/** A transport that replays the captured events, then delivers the live events of the benchmark. */
export class BenchTransport implements Transport {
  #listener: TransportListener | undefined;

  readonly #captured: CapturedSession;

  constructor(captured: CapturedSession) {
    this.#captured = captured;
  }

  open(listener: TransportListener): void {
    this.#listener = listener;
    queueMicrotask(() => {
      listener.onConnect();
      this.emit('agentPresence', this.#captured.presence);
      for (const topic of this.#captured.topics) this.emit('onTopicData', topic);
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
