import type { Agent } from '../domain/index.js';
import { encodeHandshake } from '../protocol/encode.js';
import { Recorder } from './recorder.js';
import { RecordingTransport } from './recording-transport.js';
import type { Transport, TransportFactory, TransportListener } from './transport.js';

export interface LinkPort extends TransportListener {
  readonly transport: TransportFactory;
  readonly now: () => number;
  url(): string;
  agent(): Agent | null;
  /** Whether to write down what goes over the link. Asked when it is opened. */
  debug(): boolean;
}

/** The one link of a session: made for an agent, dropped with them, recorded when asked to. */
export class Link {
  #transport: Transport | undefined;
  #recorder: Recorder | undefined;
  #up = false;

  constructor(private readonly port: LinkPort) {}

  get up(): boolean {
    return this.#up;
  }

  get recorder(): Recorder | undefined {
    return this.#recorder;
  }

  /** False when no URL can be made of the address. */
  open(): boolean {
    const { port } = this;
    try {
      this.#transport ??= this.#record(
        port.transport({
          url: port.url(),
          handshake: () => {
            const agent = port.agent();
            if (agent === null) throw new Error('A link is opened for an agent only.');
            return encodeHandshake(agent, { desktop: null, mobile: null });
          },
        }),
      );
      this.#transport.open({
        onUp: () => {
          this.#up = true;
          port.onUp();
        },
        onDown: (loss, detail) => {
          this.#up = false;
          port.onDown(loss, detail);
        },
        onRefused: (problem, retrying) => port.onRefused(problem, retrying),
        onMessage: (event, args, acknowledge) => port.onMessage(event, args, acknowledge),
        onBadPacket: (problem) => port.onBadPacket(problem),
      });
      return true;
    } catch {
      this.drop();
      return false;
    }
  }

  send(event: string, payload: unknown): boolean {
    return this.#transport?.send(event, payload) ?? false;
  }

  /** Closes the link; nothing more is heard of it. */
  drop(): void {
    this.#up = false;
    this.#transport?.close();
    this.#transport = undefined;
  }

  #record(transport: Transport): Transport {
    if (!this.port.debug()) return transport;
    this.#recorder ??= new Recorder(this.port.now);
    return new RecordingTransport(transport, this.#recorder);
  }
}
