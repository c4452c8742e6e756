import { io, type Socket } from 'socket.io-client';
import { decodeConnectError } from '../../protocol/decode/decode-sign-in.js';
import { getMonotonicTime, systemTime, type TimeProvider } from '../server-clock.js';
import { guardedParser } from './guarded-parser.js';
import { defaultTiming, type Timing } from '../timing.js';
import type { DisconnectReason, Transport, TransportListener, TransportOptions } from './transport.js';
import { onWake } from './on-wake.js';
import { parseSocketUrl } from './socket-url.js';
import { HealthProbe } from './health-probe.js';
import { getWatchdogTiming, Watchdog, type ConnectionHealth, type WatchdogTiming } from './watchdog.js';

/** The client's reasons for a disconnect that is final; every other one is `lost`. */
const finalDisconnectReasons: Readonly<Record<string, DisconnectReason>> = {
  'io server disconnect': 'ended-by-server',
  'io client disconnect': 'closed-here',
};

/** Options of the watchdog; changed in tests. */
export interface WatchdogOptions extends WatchdogTiming {
  readonly time: TimeProvider;
  /** How late the server's ping may be (ms). */
  readonly graceMs: number;
  readonly onWake: (listener: (isNetworkBack: boolean) => void) => () => void;
}

/** Parts of the engine that are not in its types. */
interface Engine {
  readonly readyState: string;
  readonly pingInterval?: number;
  readonly pingTimeout?: number;
  readonly upgrading: boolean;
  readonly transport: { readonly name: string; readonly opts: { requestTimeout: number } };
  onClose(reason: string): void;
}
const engineOf = (socket: Socket): Engine => socket.io.engine as unknown as Engine;

/**
 * How the next attempt to connect begins. A browser sends requests over connections that are left from before, which may be as dead as
 * the one that was lost. A WebSocket always has its own, but not every network has WebSockets.
 */
function beginWith({ io: { opts } }: Socket, transport: string): void {
  opts.transports = transport === 'websocket' ? ['websocket', 'polling'] : ['polling', 'websocket'];
}

/**
 * The only module that uses Socket.IO. Reconnects after a lost connection, but not after the server ended or refused it.
 * Never emits while disconnected: Socket.IO would buffer the event and send it unchecked after the reconnect.
 */
export class SocketTransport implements Transport {
  readonly #options: TransportOptions;
  readonly #timing: Timing;
  #socket: Socket | undefined;
  #lastPacketAt = 0;
  readonly #watchdogOptions: WatchdogOptions;
  readonly #watchdog: Watchdog;
  readonly #probe = new HealthProbe();
  /** Ends an attempt to connect whose last step, which Socket.IO does not limit, is not answered. */
  #connectTimer: unknown;

  constructor(options: TransportOptions, watchdogOptions: Partial<WatchdogOptions> = {}) {
    this.#options = options;
    const timing = (this.#timing = options.timing ?? defaultTiming);
    const defaults = { ...getWatchdogTiming(timing), time: systemTime, graceMs: timing.pingGrace, onWake };
    this.#watchdogOptions = { ...defaults, ...watchdogOptions };
    this.#watchdog = new Watchdog({
      ...this.#watchdogOptions,
      getHealth: () => this.#getHealth(),
      getLastPacketTime: () => this.#lastPacketAt,
      isTransportWaiting: () => this.#socket !== undefined && engineOf(this.#socket).upgrading,
      ask: (onAnswer) => {
        if (this.#socket !== undefined) this.#probe.ask(this.#socket, onAnswer);
      },
      disconnect: () => {
        this.#probe.stop();
        // `close` would wait until everything is sent, for ever on a dead connection.
        if (this.#socket !== undefined) engineOf(this.#socket).onClose('ping timeout');
      },
      reconnect: () => {
        this.#probe.stop();
        this.#socket?.disconnect().connect();
      },
    });
  }

  open(listener: TransportListener): void {
    const socket = (this.#socket ??= this.#createSocket(listener));
    // A second CONNECT before the response to the first starts a second session, and the server ends the first.
    if (!socket.active) socket.connect();
  }

  send(event: string, payload: unknown): boolean {
    if (this.#socket?.connected !== true || !this.#watchdog.check()) return false;
    this.#socket.emit(event, payload);
    this.#watchdog.handleSent();
    return true;
  }

  close(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#watchdogOptions.time.clearTimeout(this.#connectTimer);
    this.#watchdog.stop();
    this.#probe.stop();
    socket?.offAny();
    socket?.removeAllListeners();
    socket?.disconnect();
  }

  checkHealth(): void {
    this.#watchdog.checkThoroughly();
  }

  /** Sends the handshake once the push token is ready. After a disconnect, the next connect makes its own. */
  #authenticate(socket: Socket, callback: (auth: object) => void): void {
    const { engine } = socket.io;
    const sendAuth = () => {
      if (socket === this.#socket && socket.io.engine === engine) callback(this.#options.handshake().auth);
    };
    const tokenReady = this.#options.tokenReady?.();
    if (tokenReady === undefined) sendAuth();
    else void tokenReady.then(sendAuth);
  }

  #createSocket(listener: TransportListener): Socket {
    const { origin, path, query } = parseSocketUrl(this.#options.url);
    const socket = io(origin, {
      path,
      query: { ...query, ...this.#options.handshake().query },
      auth: (callback) => this.#authenticate(socket, callback),
      autoConnect: false,
      reconnectionDelay: this.#timing.reconnect,
      reconnectionDelayMax: this.#timing.reconnectMax,
      timeout: this.#timing.connect,
      // Without it, requests that are given up keep the few connections that a browser opens to one server.
      requestTimeout: this.#timing.connect,
      // Sessions never share a socket, neither with each other nor with other Socket.IO code on the page.
      forceNew: true,
      // A click on a download link fires `beforeunload` without leaving the page.
      closeOnBeforeunload: false,
      parser: guardedParser((problem) => {
        listener.onParseError(problem);
        socket.io.engine.close();
      }),
    });
    // Every connect creates a new engine.
    socket.io.on('open', () => {
      this.#recordPacket();
      socket.io.engine.on('packet', () => this.#recordPacket());
      const engine = engineOf(socket);
      const { transport, pingInterval = 0, pingTimeout = 0 } = engine;
      // From now on a request waits for the next packet, at the latest a ping.
      transport.opts.requestTimeout = pingInterval + pingTimeout;
      this.#connectTimer = this.#watchdogOptions.time.setTimeout(() => {
        if (socket.connected) return;
        // Does nothing to one that is closed.
        engine.onClose('ping timeout');
        beginWith(socket, 'websocket');
      }, this.#timing.connect);
    });
    // Of attempts that are not answered, every second one is made in the other way.
    socket.io.on('error', ({ message }) =>
      beginWith(
        socket,
        message === 'timeout' && engineOf(socket).transport.name === 'polling' ? 'websocket' : 'polling',
      ),
    );
    socket.on('connect', () => {
      this.#watchdog.start();
      listener.onConnect();
    });
    socket.on('disconnect', (reason) => {
      const disconnectReason = finalDisconnectReasons[reason] ?? 'lost';
      beginWith(socket, engineOf(socket).transport.name);
      this.#probe.stop();
      this.#watchdog.handleDisconnect();
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

  get silence(): number {
    return getMonotonicTime(this.#watchdogOptions.time) - this.#lastPacketAt;
  }

  #recordPacket(): void {
    this.#lastPacketAt = getMonotonicTime(this.#watchdogOptions.time);
  }

  #getHealth(): ConnectionHealth {
    const socket = this.#socket;
    if (socket === undefined || !socket.active) return 'closed';
    // The state of the engine, since the socket may not have noticed yet that it closed.
    const engine = engineOf(socket);
    if (!socket.connected) return 'reconnecting';
    if (engine.readyState !== 'open') return 'closed';
    return this.silence < (engine.pingInterval ?? Infinity) + this.#watchdogOptions.graceMs ? 'healthy' : 'stale';
  }
}
