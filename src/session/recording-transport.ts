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
      onUp: () => {
        recorder.note('link', 'up', []);
        listener.onUp();
      },
      onDown: (loss, detail) => {
        recorder.note('link', 'down', [loss]);
        listener.onDown(loss, detail);
      },
      onRefused: (problem, retrying) => {
        recorder.note('link', 'refused', [problem.code, retrying]);
        listener.onRefused(problem, retrying);
      },
      onMessage: (event, args, acknowledge) => {
        recorder.note('in', event, args);
        listener.onMessage(event, args, acknowledge);
      },
      onBadPacket: (problem) => {
        recorder.note('link', 'bad-packet', []);
        listener.onBadPacket(problem);
      },
    });
  }

  send(event: string, payload: unknown): boolean {
    const sent = this.inner.send(event, payload);
    if (sent) this.recorder.note('out', event, [payload]);
    return sent;
  }

  close(): void {
    this.inner.close();
  }

  wake(): void {
    this.inner.wake?.();
  }
}
