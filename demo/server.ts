/** Serves the demo pages, the documentation and the builds they load, and starts an Agent Manager emulator for them. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requestUrl } from './agent-manager/http/http-router.js';
import { startAgentManager, type AgentManager } from './agent-manager/server.js';
import { DocsSite, fileIn } from './site/docs-site.js';
import { contentTypes, responseHeaders } from './site/page-headers.js';

export interface Demo {
  /** Base URL of the pages. */
  readonly url: string;
  /** The emulator the pages sign in to, and its control API. */
  readonly agentManager: AgentManager;
  stop(): Promise<void>;
}

/** The origin written in the pages, so that they work when copied; replaced by the emulator's. */
const placeholderOrigin = 'http://127.0.0.1:4600';
/** The port of the pages, in addresses of the recipes: this machine has two names, and so two origins. */
const placeholderHosts = /(http:\/\/(?:localhost|127\.0\.0\.1)):8000/g;

const pagesFolder = fileURLToPath(new URL('pages/', import.meta.url));
const buildsFolder = fileURLToPath(new URL('../dist/', import.meta.url));

export interface DemoOptions {
  /** The first port to try; 0 picks any free one for both servers. Default 8000. */
  readonly port?: number;
  /** A recording for the replay page. */
  readonly recording?: string;
}

export async function startDemo({ port = 8000, recording }: DemoOptions = {}): Promise<Demo> {
  const agentManager = await startEmulator(port === 0 ? 0 : 4600);
  const origin = new URL(agentManager.url).origin;
  const docs = new DocsSite();
  const httpServer = createServer((request, response) => {
    const { pathname } = requestUrl(request);
    // Without a recording the replay page gets null: a 404 would be an error in the console.
    if (pathname === '/recording.json' && recording === undefined) {
      response.writeHead(200, { ...responseHeaders({ origin }), 'Content-Type': contentTypes['.json'] }).end('null');
      return;
    }
    const file = pathname === '/recording.json' ? (recording ?? null) : null;
    const served = /^\/docs(\/|$)/.test(pathname)
      ? docs.serve(pathname, response)
      : serve(pathname, file, response, agentManager, origin);
    served.catch(() => {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Page not found.');
    });
  });
  const usedPort = await listenOnFreePort(httpServer, port);
  return {
    url: `http://127.0.0.1:${usedPort}`,
    agentManager,
    async stop() {
      httpServer.closeAllConnections();
      await new Promise((resolve) => httpServer.close(resolve));
      await Promise.all([agentManager.stop(), docs.stop()]);
    },
  };
}

async function startEmulator(port: number): Promise<AgentManager> {
  try {
    return await startAgentManager({ port, quiet: true });
  } catch (error) {
    if (!isAddressInUse(error)) throw error;
    return startAgentManager({ port: 0, quiet: true });
  }
}

async function serve(
  path: string,
  recordingPath: string | null,
  response: ServerResponse,
  { url, control }: AgentManager,
  origin: string,
): Promise<void> {
  const port = response.socket?.localPort ?? 0;
  const framedBy = path.startsWith('/recipes/') ? ` http://localhost:${port} http://127.0.0.1:${port}` : '';
  const send = (type: string, body: string | Buffer) =>
    response.writeHead(200, { ...responseHeaders({ origin, framedBy }), 'Content-Type': type }).end(body);
  if (path === '/demo-config.json') {
    send(contentTypes['.json'] ?? '', JSON.stringify({ url, control }));
    return;
  }
  const file = recordingPath ?? resolveFile(path === '/' ? '/index.html' : path);
  const type = contentTypes[extname(file)];
  if (type === undefined) throw new Error('not served');
  const body = await readFile(file);
  const fill = (html: string): string =>
    html.replaceAll(placeholderOrigin, origin).replaceAll(placeholderHosts, `$1:${port}`);
  send(type, extname(file) === '.html' ? fill(body.toString()) : body);
}

/** The path of a file in one of the two served folders. Throws for paths outside. */
const resolveFile = (path: string): string =>
  path.startsWith('/dist/') ? fileIn(buildsFolder, path.slice('/dist/'.length)) : fileIn(pagesFolder, path.slice(1));

const isAddressInUse = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

/** Listens on the given port, or on the next free one. Returns the port. */
async function listenOnFreePort(httpServer: Server, port: number): Promise<number> {
  for (let candidate = port; ; candidate++) {
    try {
      await new Promise<void>((resolve, reject) => {
        httpServer.once('error', reject);
        httpServer.listen(candidate, '127.0.0.1', () => {
          httpServer.off('error', reject);
          resolve();
        });
      });
      return (httpServer.address() as AddressInfo).port;
    } catch (error) {
      if (!isAddressInUse(error) || candidate >= port + 50) throw error;
    }
  }
}
