/** Ends a connection in the ways a desk meets in production. */
import type { Socket as NetSocket } from 'node:net';
import type { Socket } from 'socket.io';

export const dropModes = ['close', 'kick', 'kill', 'half-open'] as const;
export type DropMode = (typeof dropModes)[number];

interface TransportInternals {
  readonly socket?: { readonly _socket?: NetSocket };
  readonly req?: { readonly socket?: NetSocket };
}

export function dropSocket(socket: Socket, mode: DropMode): void {
  if (mode === 'close') socket.conn.close();
  else if (mode === 'kick') socket.disconnect(true);
  else if (mode === 'kill') resetConnection(socket);
  else makeHalfOpen(socket);
}

/** The TCP connection of a transport: the WebSocket's, or the pending poll's. */
function tcpSocket(socket: Socket): NetSocket | undefined {
  const internals = socket.conn.transport as unknown as TransportInternals;
  return internals.socket?._socket ?? internals.req?.socket;
}

function resetConnection(socket: Socket): void {
  tcpSocket(socket)?.resetAndDestroy();
  socket.conn.close(true);
}

/**
 * Drops the traffic in both directions while the TCP connection stays open. The server detects it only by its ping
 * timeout, and sends nothing then.
 */
function makeHalfOpen(socket: Socket): void {
  const transport = socket.conn.transport;
  const noop = () => undefined;
  Object.assign(transport, {
    send: noop,
    onData: noop,
    onPacket: noop,
    doClose: (done?: () => void) => {
      done?.();
    },
  });
}
