import { io, type Socket } from 'socket.io-client';
import { decodeConnectError } from '../../protocol/decode/decode-rest.js';
import { systemTime, type TimeProvider } from '../server-clock.js';
import { guardedParser } from './guarded-parser.js';
import type { DisconnectReason, Transport, TransportListener, TransportOptions } from './transport.js';
import { onWake } from './on-wake.js';
import { Watchdog, type ConnectionHealth } from './watchdog.js';

/**
 * Origin and path of the socket of an Agent Manager. The path of the address is where the product is mounted, so the
 * socket lives below it; a trailing slash would double the separator.
 */
export function parseSocketUrl(url: string): { readonly origin: string; readonly path: string } {
  const parsed = new URL(url);
  const basePath = parsed.pathname.replace(/\/+$/, '');
  // An empty path makes this version of the client fall back to `/socket.io`.
  return {
    origin: parsed.origin === 'null' ? `${parsed.protocol}//${parsed.host}` : parsed.origin,
    path: basePath && `${basePath}/socket.io`,
  };
}

/** The reasons this version of the client gives for a closed socket. */
const finalDisconnectReasons: Readonly<Record<string, DisconnectReason>> = {
  'io server disconnect': 'ended-by-server',
  'io client disconnect': 'closed-here',
};

/** What watching a link needs; replaced by tests. */
export interface WatchdogOptions {
  readonly time: TimeProvider;
  /** Milliseconds between looks at the link. */
  readonly intervalMs: number;
  /** How much later than due the server's ping may come (ms). */
  readonly graceMs: number;
  readonly onWake: (listener: (isNetworkBack: boolean) => void) => () => void;
}

const defaultWatchdogOptions: WatchdogOptions = { time: systemTime, intervalMs: 5_000, graceMs: 10_000, onWake };

/**
 * The only place that knows socket.io. Restores a lost link by itself; never one that the server ended or refused, and
 * never buffers: this version would send what was emitted offline before anybody could ask whether it is still wanted.
 */
export class SocketTransport implements Transport {
  #socket: Socket | undefined;
  #lastPacketAt = 0;
  readonly #watchdogOptions: WatchdogOptions;
  readonly #watchdog: Watchdog;

  constructor(
    private readonly options: TransportOptions,
    watchdogOptions: Partial<WatchdogOptions> = {},
  ) {
    this.#watchdogOptions = { ...defaultWatchdogOptions, ...watchdogOptions };
    this.#watchdog = new Watchdog({
      ...this.#watchdogOptions,
      getHealth: () => this.#getHealth(),
      disconnect: () => this.#socket?.io.engine.close(),
      reconnect: () => this.#socket?.disconnect().connect(),
    });
  }

  open(listener: TransportListener): void {
    const socket = (this.#socket ??= this.#createSocket(listener));
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

  checkHealth(): void {
    this.#watchdog.check(true);
  }

  /** The server is told who connects once that is known. A link lost meanwhile has no use for it, the next asks anew. */
  #authenticate(socket: Socket, callback: (auth: object) => void): void {
    const { engine } = socket.io;
    const sendAuth = () => {
      if (socket === this.#socket && socket.io.engine === engine) callback(this.options.handshake().auth);
    };
    const tokenReady = this.options.tokenReady?.();
    if (tokenReady === undefined) sendAuth();
    else void tokenReady.then(sendAuth);
  }

  #createSocket(listener: TransportListener): Socket {
    const { origin, path } = parseSocketUrl(this.options.url);
    const { query } = this.options.handshake();
    const socket = io(origin, {
      path,
      query,
      auth: (callback) => this.#authenticate(socket, callback),
      autoConnect: false,
      // Sessions never share a socket, nor does a page's other use of socket.io on this origin.
      forceNew: true,
      // A click on a download link fires `beforeunload` without leaving the page, and would close the socket silently.
      closeOnBeforeunload: false,
      parser: guardedParser((problem) => {
        listener.onParseError(problem);
        socket.io.engine.close();
      }),
    });
    // Each link is a new engine.
    socket.io.on('open', () => {
      this.#recordPacket();
      socket.io.engine.on('packet', () => this.#recordPacket());
    });
    socket.on('connect', () => {
      this.#watchdog.start();
      listener.onConnect();
    });
    socket.on('disconnect', (reason) => {
      const disconnectReason = finalDisconnectReasons[reason] ?? 'lost';
      if (disconnectReason !== 'lost') this.#watchdog.stop();
      listener.onDisconnect(disconnectReason, reason);
    });
    socket.on('connect_error', (error) => {
      if (!socket.active) this.#watchdog.stop();
      listener.onConnectError(decodeConnectError(error), socket.active);
    });
    socket.onAny((event: string, ...args: unknown[]) => {
      const lastArg = args.at(-1);
      const acknowledge = typeof lastArg === 'function' ? () => void lastArg({ status: 'ok' }) : null;
      listener.onEvent(event, acknowledge === null ? args : args.slice(0, -1), acknowledge);
    });
    return socket;
  }

  #recordPacket(): void {
    this.#lastPacketAt = this.#watchdogOptions.time.now();
  }

  #getHealth(): ConnectionHealth {
    const socket = this.#socket;
    if (socket === undefined || !socket.active) return 'closed';
    // The manager's engine as it is, whatever the socket above it believes.
    const engine = socket.io.engine as unknown as { readonly readyState: string; readonly pingInterval?: number };
    if (!socket.connected) return 'reconnecting';
    if (engine.readyState !== 'open') return 'closed';
    const silenceMs = this.#watchdogOptions.time.now() - this.#lastPacketAt;
    return silenceMs < (engine.pingInterval ?? Infinity) + this.#watchdogOptions.graceMs ? 'healthy' : 'stale';
  }
}
