import type { Recorder } from './recorder.js';
import type { Transport, TransportListener } from './transport.js';

export { Recorder } from './recorder.js';

/** Records what another transport sends and receives. */
export class RecordingTransport implements Transport {
  readonly #inner: Transport;
  readonly #recorder: Recorder;

  constructor(inner: Transport, recorder: Recorder) {
    this.#inner = inner;
    this.#recorder = recorder;
  }

  open(listener: TransportListener): void {
    const recorder = this.#recorder;
    this.#inner.open({
      onConnect: () => {
        recorder.record('link', 'up', []);
        listener.onConnect();
      },
      onDisconnect: (reason, detail) => {
        recorder.record('link', 'down', [reason]);
        listener.onDisconnect(reason, detail);
      },
      onConnectError: (problem, isRetrying) => {
        recorder.record('link', 'refused', [problem.code, isRetrying]);
        listener.onConnectError(problem, isRetrying);
      },
      onEvent: (event, args, acknowledge) => {
        recorder.record('in', event, args);
        listener.onEvent(event, args, acknowledge);
      },
      onParseError: (problem) => {
        recorder.record('link', 'bad-packet', []);
        listener.onParseError(problem);
      },
    });
  }

  send(event: string, payload: unknown): boolean {
    const isSent = this.#inner.send(event, payload);
    if (isSent) this.#recorder.record('out', event, [payload]);
    return isSent;
  }

  close(): void {
    this.#inner.close();
  }

  get silence(): number {
    return this.#inner.silence ?? 0;
  }

  checkHealth(): void {
    this.#inner.checkHealth?.();
  }
}
