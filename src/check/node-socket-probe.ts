import { randomBytes } from 'node:crypto';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { readNetworkFailure } from '../protocol/network-failure.js';
import type { ProbeSocket } from '../session/diagnose/probe.js';

/** The text of the first frame, which a server sends unmasked; null while it is not complete. */
export function readTextFrame(bytes: Buffer): string | null {
  const length = (bytes[1] ?? 127) & 0x7f;
  const start = length === 126 ? 4 : 2;
  // A handshake is short: a frame with a length of eight bytes is none.
  if (length === 127 || bytes.length < start) return null;
  const size = length === 126 ? bytes.readUInt16BE(2) : length;
  return bytes.length < start + size ? null : bytes.subarray(start, start + size).toString('utf8');
}

/** Opens a WebSocket without a library: Node has none before version 22. */
export const createNodeSocketProbe =
  (timeoutMs: number, origin: string | null): ProbeSocket =>
  (address) =>
    new Promise((resolve) => {
      const url = new URL(address.replace(/^ws/, 'http'));
      const send = url.protocol === 'https:' ? requestHttps : requestHttp;
      const request = send(url, {
        headers: {
          Connection: 'Upgrade',
          Upgrade: 'websocket',
          'Sec-WebSocket-Version': '13',
          'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
          ...(origin !== null && { Origin: origin }),
        },
      });
      const timer = setTimeout(() => finish({ failure: 'timed-out' }), timeoutMs);
      const finish = (found: Awaited<ReturnType<ProbeSocket>>): void => {
        clearTimeout(timer);
        resolve(found);
        request.destroy();
      };
      request.on('error', (error) => finish({ failure: readNetworkFailure(error) }));
      request.on('response', (response: IncomingMessage) => {
        response.resume();
        finish({ failure: 'unreachable' });
      });
      request.on('upgrade', (_response, socket, head: Buffer) => {
        let bytes = head;
        const read = (): void => {
          const message = readTextFrame(bytes);
          if (message === null) return;
          socket.destroy();
          finish({ message });
        };
        socket.on('data', (chunk: Buffer) => {
          bytes = Buffer.concat([bytes, chunk]);
          read();
        });
        socket.on('error', () => finish({ failure: 'unreachable' }));
        socket.on('close', () => finish({ failure: 'unreachable' }));
        read();
      });
      request.end();
    });
