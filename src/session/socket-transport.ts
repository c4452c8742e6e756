import { io, type Socket } from 'socket.io-client';
import { decodeConnectError } from '../protocol/decode-rest.js';
import { guardedParser } from './guarded-parser.js';
import type { LinkLoss, Transport, TransportListener, TransportOptions } from './transport.js';

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

/**
 * The only place that knows socket.io. Restores a lost link by itself; never one that the server ended or refused, and
 * never buffers: this version would send what was emitted offline before anybody could ask whether it is still wanted.
 */
export class SocketTransport implements Transport {
  #socket: Socket | undefined;

  constructor(private readonly options: TransportOptions) {}

  open(listener: TransportListener): void {
    const socket = (this.#socket ??= this.#make(listener));
    // A second CONNECT before the first is answered makes a second session on the server, which kicks the first.
    if (!socket.active) socket.connect();
  }

  send(event: string, payload: unknown): boolean {
    if (this.#socket?.connected !== true) return false;
    this.#socket.emit(event, payload);
    return true;
  }

  close(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.offAny();
    socket?.removeAllListeners();
    socket?.disconnect();
  }

  #make(listener: TransportListener): Socket {
    const { origin, path } = socketAddress(this.options.url);
    const { query } = this.options.handshake();
    const socket = io(origin, {
      path,
      query,
      auth: (answer) => answer(this.options.handshake().auth),
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
    socket.on('connect', () => listener.onUp());
    socket.on('disconnect', (reason) => listener.onDown(finalReasons[reason] ?? 'lost', reason));
    socket.on('connect_error', (error) => listener.onRefused(decodeConnectError(error), socket.active));
    socket.onAny((event: string, ...args: unknown[]) => {
      const last = args.at(-1);
      const acknowledge = typeof last === 'function' ? () => void last({ status: 'ok' }) : null;
      listener.onMessage(event, acknowledge === null ? args : args.slice(0, -1), acknowledge);
    });
    return socket;
  }
}
