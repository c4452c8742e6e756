import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

/** An app that is served. */
export interface ServedApp {
  readonly url: string;
  stop(): void;
}

const contentTypes: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };

/** Serves built files. */
export async function serveFolder(folder: string): Promise<ServedApp> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    void readFile(join(folder, path)).then(
      (body) => response.writeHead(200, { 'Content-Type': contentTypes[extname(path)] ?? 'text/html' }).end(body),
      () => response.writeHead(path === '/favicon.ico' ? 204 : 404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Runs the server of a framework, which prints its address. */
export async function serveProgram(
  folder: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<ServedApp> {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      const [address] = /http:\/\/localhost:\d+/.exec(output) ?? [];
      if (address !== undefined && output.includes('Ready')) resolve(`${address}/`);
    });
    child.once('exit', () => reject(new Error(`The server ended: ${output}`)));
  });
  return { url, stop: () => void (child.pid !== undefined && process.kill(-child.pid)) };
}
