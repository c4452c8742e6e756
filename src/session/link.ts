import type { Agent } from '../domain/index.js';
import { encodeHandshake } from '../protocol/encode.js';
import type { Push, PushKeys } from './push.js';
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
  push(): Pick<Push, 'keys' | 'handed' | 'settled'>;
}

/** The one link of a session: made for an agent, dropped with them, recorded when asked to. */
export class Link {
  #transport: Transport | undefined;
  #recorder: Recorder | undefined;
  #up = false;
  #keys: PushKeys | undefined;

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
            this.#keys = port.push().keys();
            return encodeHandshake(agent, this.#keys);
          },
          settled: () => port.push().settled(),
        }),
      );
      this.#transport.open({
        onUp: () => {
          this.#up = true;
          if (this.#keys !== undefined) port.push().handed(this.#keys);
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

  /** Something says that the server sees no link here: it is looked at, and mended when that is true. */
  wake(): void {
    this.#transport?.wake?.();
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
