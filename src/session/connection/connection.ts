import { encodeHandshake } from '../../protocol/encode/encode-basic.js';
import type { Push, PushTokens } from '../push/push.js';
import type { SessionEnvironment } from '../session-environment.js';
import type { Recorder } from './recorder.js';
import type * as recording from './recording-transport.js';
import { SocketTransport } from './socket-transport.js';
import type { Transport, TransportFactory, TransportListener } from './transport.js';

/** The registration tokens sent with each handshake. */
type HandshakeTokens = Pick<Push, 'tokens' | 'tokenSent' | 'tokenReady'>;

const createSocketTransport: TransportFactory = (options) => new SocketTransport(options);

/** The connection of a session to the Agent Manager: one transport at a time, recorded while `debug` is on. */
export class Connection {
  readonly #environment: SessionEnvironment;
  readonly #createTransport: TransportFactory;
  #listener: TransportListener | undefined;
  #push: HandshakeTokens | undefined;
  #transport: Transport | undefined;
  #recorder: Recorder | undefined;
  /** The code for recordings; null when it could not be loaded. */
  #recording: typeof recording | null | undefined;
  /** The open that waits for it. */
  #opening: object | undefined;
  #isConnected = false;
  #tokens: PushTokens | undefined;

  constructor(environment: SessionEnvironment, createTransport: TransportFactory = createSocketTransport) {
    this.#environment = environment;
    this.#createTransport = createTransport;
  }

  get isConnected(): boolean {
    return this.#isConnected;
  }

  get recorder(): Recorder | undefined {
    return this.#recorder;
  }

  /** Opens the connection, or does nothing while it is open. A URL that cannot be used is reported as `no-url`. */
  open(listener: TransportListener, push: HandshakeTokens): void {
    const { address, options } = this.#environment;
    this.#listener = listener;
    this.#push = push;
    if (options.debug && this.#recording === undefined) {
      void this.#openWithRecording(listener, push);
      return;
    }
    try {
      if (address === null) throw new Error('No address.');
      const transport = (this.#transport ??= this.#create(address.href, push));
      // A custom transport may call its listener after it was closed.
      const ifCurrent =
        <Args extends readonly unknown[]>(action: (...args: Args) => void) =>
        (...args: Args): void => {
          if (this.#transport === transport) action(...args);
        };
      transport.open({
        onConnect: ifCurrent(() => {
          this.#isConnected = true;
          if (this.#tokens !== undefined) push.tokenSent(this.#tokens);
          listener.onConnect();
        }),
        onDisconnect: ifCurrent((reason, detail) => {
          this.#isConnected = false;
          listener.onDisconnect(reason, detail);
        }),
        onConnectError: ifCurrent((problem, isRetrying) => listener.onConnectError(problem, isRetrying)),
        onEvent: ifCurrent((event, args, acknowledge) => listener.onEvent(event, args, acknowledge)),
        onParseError: ifCurrent((problem) => listener.onParseError(problem)),
      });
    } catch {
      this.close();
      listener.onConnectError({ code: 'no-url', detail: options.url }, false);
    }
  }

  /** Makes a new handshake. The listener sees a lost connection and then a new one. */
  renew(): void {
    if (this.#transport === undefined || this.#listener === undefined || this.#push === undefined) return;
    this.close();
    this.#listener.onDisconnect('lost', 'renewed');
    this.open(this.#listener, this.#push);
  }

  /** False when the connection is not open: nothing is buffered. */
  send(event: string, payload: unknown): boolean {
    return this.#transport?.send(event, payload) ?? false;
  }

  /** Milliseconds since the server was last heard of. */
  get silence(): number {
    return this.#transport?.silence ?? 0;
  }

  /** Checks whether the connection still works, and replaces it if not. */
  checkHealth(): void {
    this.#transport?.checkHealth?.();
  }

  /** Closes the connection. The listener gets no further calls. */
  close(): void {
    this.#isConnected = false;
    this.#opening = undefined;
    this.#transport?.close();
    this.#transport = undefined;
  }

  async #openWithRecording(listener: TransportListener, push: HandshakeTokens): Promise<void> {
    const opening = (this.#opening = {});
    this.#recording = await import('./recording-transport.js').catch(() => null);
    if (this.#opening === opening) this.open(listener, push);
  }

  #create(url: string, push: HandshakeTokens): Transport {
    const { store, options, clock, timing } = this.#environment;
    const transport = this.#createTransport({
      url,
      timing,
      handshake: () => {
        const { agent } = store.state;
        if (agent === null) throw new Error('A connection needs an agent.');
        this.#tokens = push.tokens();
        return encodeHandshake(agent, this.#tokens);
      },
      tokenReady: () => push.tokenReady(),
    });
    if (!options.debug || !this.#recording) return transport;
    this.#recorder ??= new this.#recording.Recorder(() => clock.now());
    return new this.#recording.RecordingTransport(transport, this.#recorder);
  }
}
