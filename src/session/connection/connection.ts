import type { Agent } from '../../domain/index.js';
import { encodeHandshake } from '../../protocol/encode/encode.js';
import type { Push, PushTokens } from '../push/push.js';
import { Recorder } from './recorder.js';
import { RecordingTransport } from './recording-transport.js';
import type { Transport, TransportFactory, TransportListener } from './transport.js';

export interface ConnectionDependencies extends TransportListener {
  readonly createTransport: TransportFactory;
  readonly now: () => number;
  url(): string;
  agent(): Agent | null;
  /** Whether to write down what goes over the link. Asked when it is opened. */
  debug(): boolean;
  push(): Pick<Push, 'tokens' | 'tokenSent' | 'tokenReady'>;
}

/** The one link of a session: made for an agent, dropped with them, recorded when asked to. */
export class Connection {
  #transport: Transport | undefined;
  #recorder: Recorder | undefined;
  #isConnected = false;
  #tokens: PushTokens | undefined;

  constructor(private readonly deps: ConnectionDependencies) {}

  get isConnected(): boolean {
    return this.#isConnected;
  }

  get recorder(): Recorder | undefined {
    return this.#recorder;
  }

  /** False when no URL can be made of the address. */
  open(): boolean {
    const { deps } = this;
    try {
      this.#transport ??= this.#withRecorder(
        deps.createTransport({
          url: deps.url(),
          handshake: () => {
            const agent = deps.agent();
            if (agent === null) throw new Error('A link is opened for an agent only.');
            this.#tokens = deps.push().tokens();
            return encodeHandshake(agent, this.#tokens);
          },
          tokenReady: () => deps.push().tokenReady(),
        }),
      );
      this.#transport.open({
        onConnect: () => {
          this.#isConnected = true;
          if (this.#tokens !== undefined) deps.push().tokenSent(this.#tokens);
          deps.onConnect();
        },
        onDisconnect: (reason, detail) => {
          this.#isConnected = false;
          deps.onDisconnect(reason, detail);
        },
        onConnectError: (problem, isRetrying) => deps.onConnectError(problem, isRetrying),
        onEvent: (event, args, acknowledge) => deps.onEvent(event, args, acknowledge),
        onParseError: (problem) => deps.onParseError(problem),
      });
      return true;
    } catch {
      this.close();
      return false;
    }
  }

  send(event: string, payload: unknown): boolean {
    return this.#transport?.send(event, payload) ?? false;
  }

  /** Something says that the server sees no link here: it is looked at, and mended when that is true. */
  checkHealth(): void {
    this.#transport?.checkHealth?.();
  }

  /** Closes the link; nothing more is heard of it. */
  close(): void {
    this.#isConnected = false;
    this.#transport?.close();
    this.#transport = undefined;
  }

  #withRecorder(transport: Transport): Transport {
    if (!this.deps.debug()) return transport;
    this.#recorder ??= new Recorder(this.deps.now);
    return new RecordingTransport(transport, this.#recorder);
  }
}
