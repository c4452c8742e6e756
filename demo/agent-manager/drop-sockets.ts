/** The ways a connection can end, each as the desk would see it in the field. */
import type { Socket as NetSocket } from 'node:net';
import type { Socket } from 'socket.io';

export const DROPS = ['close', 'kick', 'kill', 'half-open'] as const;
export type Drop = (typeof DROPS)[number];

interface Inside {
  readonly socket?: { readonly _socket?: NetSocket };
  readonly req?: { readonly socket?: NetSocket };
}

export function dropSocket(socket: Socket, how: Drop): void {
  if (how === 'close') socket.conn.close();
  else if (how === 'kick') socket.disconnect(true);
  else if (how === 'kill') reset(socket);
  else silence(socket);
}

/** The TCP connection under a transport: of the web socket, or of the poll that is waiting. */
function rawSocket(socket: Socket): NetSocket | undefined {
  const inside = socket.conn.transport as unknown as Inside;
  return inside.socket?._socket ?? inside.req?.socket;
}

function reset(socket: Socket): void {
  rawSocket(socket)?.resetAndDestroy();
  socket.conn.close(true);
}

/**
 * Nothing gets through in either direction any more while the TCP connection stands; the server itself notices only
 * by its own ping timeout, and even then says nothing.
 */
function silence(socket: Socket): void {
  const transport = socket.conn.transport;
  const nothing = () => undefined;
  Object.assign(transport, {
    send: nothing,
    onData: nothing,
    onPacket: nothing,
    doClose: (done?: () => void) => {
      done?.();
    },
  });
}
