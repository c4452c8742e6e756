/** The ways a connection can end, each as the desk would see it in the field. */
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

/** The TCP connection under a transport: of the web socket, or of the poll that is waiting. */
function tcpSocket(socket: Socket): NetSocket | undefined {
  const internals = socket.conn.transport as unknown as TransportInternals;
  return internals.socket?._socket ?? internals.req?.socket;
}

function resetConnection(socket: Socket): void {
  tcpSocket(socket)?.resetAndDestroy();
  socket.conn.close(true);
}

/**
 * Nothing gets through in either direction any more while the TCP connection stands; the server itself notices only
 * by its own ping timeout, and even then says nothing.
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
