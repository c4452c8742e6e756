/** Serves the documentation at `/docs/`. It is built when it is first asked for; until then a page says so. */
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { escapeHtml } from '../docs/generator/escape-html.js';
import { areDocsBuilt, buildDocs, docsFolder } from './build-docs.js';
import { contentTypes, responseHeaders, scriptHashes } from './page-headers.js';
import { ExampleServers } from './example-servers.js';

const examplesFolder = fileURLToPath(new URL('../docs/examples/', import.meta.url));
const placeholderOrigin = 'http://127.0.0.1:4600';

/** A path inside a folder. Throws for paths outside. */
export function fileIn(folder: string, path: string): string {
  const base = folder.endsWith(sep) ? folder : folder + sep;
  const file = normalize(join(base, decodeURIComponent(path)));
  if (!file.startsWith(base)) throw new Error('outside the served folder');
  return file;
}

export class DocsSite {
  readonly #examples = new ExampleServers();
  /** Once is enough: what changes while the demo runs is built at its next start. */
  #isUpToDate = false;
  readonly #stopping = new AbortController();
  #building: Promise<void> | null = null;
  #problem: string | null = null;

  /** Answers `/docs` and everything below it. Rejects when there is no such page. */
  async serve(path: string, response: ServerResponse): Promise<void> {
    if (path === '/docs') {
      response.writeHead(301, { Location: '/docs/' }).end();
      return;
    }
    const name = path.slice('/docs/'.length);
    const example = /^examples\/([\w-]+\.(?:html|js|css))$/.exec(name)?.[1];
    if (example !== undefined) await this.#serveExample(example, response);
    else if (this.#isBuilt()) await servePage(name, response);
    else this.#serveNotice(response);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all([this.#examples.stop(), this.#building]);
  }

  /** Starts a build if one is needed. After a failure the next request tries again. */
  #isBuilt(): boolean {
    if (this.#building !== null || this.#problem !== null) return false;
    this.#isUpToDate ||= areDocsBuilt();
    if (this.#isUpToDate) return true;
    this.#building = buildDocs(this.#stopping.signal)
      .then(() => {
        this.#isUpToDate = true;
      })
      .catch((error: unknown) => {
        this.#problem = error instanceof Error ? error.message : String(error);
      })
      .finally(() => {
        this.#building = null;
      });
    return false;
  }

  #serveNotice(response: ServerResponse): void {
    const problem = this.#problem;
    this.#problem = null;
    const text =
      problem === null
        ? '<h1>The documentation is being built</h1><p role="status">This can take a minute. The page reloads by itself.</p>'
        : `<h1>The documentation could not be built</h1><p>Reload the page to try again, or run <code>npm run docs</code>.</p><pre>${escapeHtml(problem)}</pre>`;
    const refresh = problem === null ? '<meta http-equiv="refresh" content="2" />' : '';
    const head = `<meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>Documentation</title>${refresh}<link rel="stylesheet" href="/shared/page.css" />`;
    response
      .writeHead(problem === null ? 503 : 500, {
        ...responseHeaders({}),
        'Content-Type': contentTypes['.html'],
        ...(problem === null ? { 'Retry-After': '2' } : {}),
      })
      .end(`<!doctype html><html lang="en"><head>${head}</head><body><main class="page">${text}</main></body></html>`);
  }

  /** A page gets an emulator of its own, so that it begins again with every load and examples do not meet. */
  async #serveExample(name: string, response: ServerResponse): Promise<void> {
    const body = await readFile(join(examplesFolder, name), 'utf8');
    const type = contentTypes[extname(name)] ?? '';
    if (extname(name) !== '.html') {
      response.writeHead(200, { ...responseHeaders({}), 'Content-Type': type }).end(body);
      return;
    }
    const origin = await this.#examples.start();
    const headers = responseHeaders({ origin, scripts: scriptHashes(body) });
    response.writeHead(200, { ...headers, 'Content-Type': type }).end(body.replaceAll(placeholderOrigin, origin));
  }
}

/** A built page or a file of it. Addresses of pages have no extension. */
async function servePage(name: string, response: ServerResponse): Promise<void> {
  const path = name === '' || name.endsWith('/') ? `${name}index.html` : extname(name) === '' ? `${name}.html` : name;
  const type = contentTypes[extname(path)];
  if (type === undefined) throw new Error('not served');
  const isPage = extname(path) === '.html';
  const found = await readFile(fileIn(docsFolder, path)).catch((error: unknown) => {
    if (isPage) return null;
    throw error;
  });
  const body = found ?? (await readFile(join(docsFolder, '404.html')));
  const headers = isPage
    ? responseHeaders({ scripts: scriptHashes(body.toString()), isSite: true })
    : responseHeaders({});
  response.writeHead(found === null ? 404 : 200, { ...headers, 'Content-Type': type }).end(body);
}
