/** The HTTP server: connections that can be destroyed, and one line for each malformed request. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface HttpServer {
  readonly server: Server;
  /** Resolves with the port when it listens. */
  listen(port: number, host: string): Promise<number>;
  destroyConnections(): void;
}

export function createHttpServer(handle: (req: IncomingMessage, res: ServerResponse) => Promise<void>): HttpServer {
  const connections = new Set<Socket>();
  const server = createServer((req, res) => {
    void handle(req, res);
  });
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
    socket.on('error', () => undefined);
  });
  // The parser may report further errors while the first answer is sent.
  const refused = new WeakSet<Socket>();
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (refused.has(socket)) return;
    refused.add(socket);
    refuseMalformed(error.code ?? '', socket);
  });
  return {
    server,
    async listen(port, host) {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve();
        });
      });
      return (server.address() as AddressInfo).port;
    },
    destroyConnections() {
      for (const socket of connections) socket.destroy();
    },
  };
}

const statusLines: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

function refuseMalformed(code: string, socket: Socket): void {
  // Other codes are lost connections.
  if (/^(HPE|ERR_HTTP)_/.test(code))
    console.error(`malformed HTTP request from ${socket.remoteAddress ?? 'a closed connection'}: ${code}`);
  if (socket.writable && code !== 'ECONNRESET')
    socket.write(`HTTP/1.1 ${statusLines[code] ?? '400 Bad Request'}\r\nConnection: close\r\n\r\n`);
  socket.destroySoon();
}
