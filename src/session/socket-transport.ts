import { io, type Socket } from 'socket.io-client';
import { decodeConnectError } from '../protocol/decode-rest.js';
import { systemTime, type TimePort } from './clock.js';
import { guardedParser } from './guarded-parser.js';
import type { LinkLoss, Transport, TransportListener, TransportOptions } from './transport.js';
import { onWake } from './wake-signals.js';
import { Watchdog, type Vitals } from './watchdog.js';

/**
 * Origin and path of the socket of an Agent Manager. The path of the address is where the product is mounted, so the
 * socket lives below it; a trailing slash would double the separator.
 */
export function socketAddress(url: string): { readonly origin: string; readonly path: string } {
  const parsed = new URL(url);
  const prefix = parsed.pathname.replace(/\/+$/, '');
  // An empty path makes this version of the client fall back to `/socket.io`.
  return {
    origin: parsed.origin === 'null' ? `${parsed.protocol}//${parsed.host}` : parsed.origin,
    path: prefix && `${prefix}/socket.io`,
  };
}

/** The reasons this version of the client gives for a closed socket. */
const finalReasons: Readonly<Record<string, LinkLoss>> = {
  'io server disconnect': 'ended-by-server',
  'io client disconnect': 'closed-here',
};

/** What watching a link needs; replaced by tests. */
export interface WatchOptions {
  readonly time: TimePort;
  /** Milliseconds between looks at the link. */
  readonly period: number;
  /** How much later than due the server's ping may come (ms). */
  readonly grace: number;
  readonly onWake: (listener: (networkIsBack: boolean) => void) => () => void;
}

const defaultWatch: WatchOptions = { time: systemTime, period: 5_000, grace: 10_000, onWake };

/**
 * The only place that knows socket.io. Restores a lost link by itself; never one that the server ended or refused, and
 * never buffers: this version would send what was emitted offline before anybody could ask whether it is still wanted.
 */
export class SocketTransport implements Transport {
  #socket: Socket | undefined;
  #heardAt = 0;
  readonly #watch: WatchOptions;
  readonly #watchdog: Watchdog;

  constructor(
    private readonly options: TransportOptions,
    watch: Partial<WatchOptions> = {},
  ) {
    this.#watch = { ...defaultWatch, ...watch };
    this.#watchdog = new Watchdog({
      ...this.#watch,
      vitals: () => this.#vitals(),
      cut: () => this.#socket?.io.engine.close(),
      restart: () => this.#socket?.disconnect().connect(),
    });
  }

  open(listener: TransportListener): void {
    const socket = (this.#socket ??= this.#make(listener));
    // A second CONNECT before the first is answered makes a second session on the server, which kicks the first.
    if (!socket.active) socket.connect();
  }

  send(event: string, payload: unknown): boolean {
    if (this.#socket?.connected !== true || !this.#watchdog.check()) return false;
    this.#socket.emit(event, payload);
    return true;
  }

  close(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#watchdog.stop();
    socket?.offAny();
    socket?.removeAllListeners();
    socket?.disconnect();
  }

  wake(): void {
    this.#watchdog.check(true);
  }

  /** The server is told who connects once that is known. A link lost meanwhile has no use for it, the next asks anew. */
  #introduce(socket: Socket, answer: (auth: object) => void): void {
    const { engine } = socket.io;
    const tell = () => {
      if (socket === this.#socket && socket.io.engine === engine) answer(this.options.handshake().auth);
    };
    const settled = this.options.settled?.();
    if (settled === undefined) tell();
    else void settled.then(tell);
  }

  #make(listener: TransportListener): Socket {
    const { origin, path } = socketAddress(this.options.url);
    const { query } = this.options.handshake();
    const socket = io(origin, {
      path,
      query,
      auth: (answer) => this.#introduce(socket, answer),
      autoConnect: false,
      // Sessions never share a socket, nor does a page's other use of socket.io on this origin.
      forceNew: true,
      // A click on a download link fires `beforeunload` without leaving the page, and would close the socket silently.
      closeOnBeforeunload: false,
      parser: guardedParser((problem) => {
        listener.onBadPacket(problem);
        socket.io.engine.close();
      }),
    });
    // Each link is a new engine.
    socket.io.on('open', () => {
      this.#heard();
      socket.io.engine.on('packet', () => this.#heard());
    });
    socket.on('connect', () => {
      this.#watchdog.start();
      listener.onUp();
    });
    socket.on('disconnect', (reason) => {
      const loss = finalReasons[reason] ?? 'lost';
      if (loss !== 'lost') this.#watchdog.stop();
      listener.onDown(loss, reason);
    });
    socket.on('connect_error', (error) => {
      if (!socket.active) this.#watchdog.stop();
      listener.onRefused(decodeConnectError(error), socket.active);
    });
    socket.onAny((event: string, ...args: unknown[]) => {
      const last = args.at(-1);
      const acknowledge = typeof last === 'function' ? () => void last({ status: 'ok' }) : null;
      listener.onMessage(event, acknowledge === null ? args : args.slice(0, -1), acknowledge);
    });
    return socket;
  }

  #heard(): void {
    this.#heardAt = this.#watch.time.now();
  }

  #vitals(): Vitals {
    const socket = this.#socket;
    if (socket === undefined || !socket.active) return 'dead';
    // The manager's engine as it is, whatever the socket above it believes.
    const engine = socket.io.engine as unknown as { readonly readyState: string; readonly pingInterval?: number };
    if (!socket.connected) return 'restoring';
    if (engine.readyState !== 'open') return 'dead';
    const silence = this.#watch.time.now() - this.#heardAt;
    return silence < (engine.pingInterval ?? Infinity) + this.#watch.grace ? 'healthy' : 'deaf';
  }
}
