import type { Recorder } from './recorder.js';
import type { Transport, TransportListener } from './transport.js';

/** A transport that writes down what goes over another one. */
export class RecordingTransport implements Transport {
  constructor(
    private readonly inner: Transport,
    private readonly recorder: Recorder,
  ) {}

  open(listener: TransportListener): void {
    const { recorder } = this;
    this.inner.open({
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
    const sent = this.inner.send(event, payload);
    if (sent) this.recorder.record('out', event, [payload]);
    return sent;
  }

  close(): void {
    this.inner.close();
  }

  checkHealth(): void {
    this.inner.checkHealth?.();
  }
}
