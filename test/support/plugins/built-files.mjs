/**
 * Serves the built files as they are: the test runner would compile them, and pages refuse files with another hash. Below
 * `/__site__/<id>/`, what `executeServerCommand('site:create', options)` asks for:
 * - `tampered`, `gone`, `unavailable`: a part of the names of files that are changed, or answered with 404 or 503
 * - `cached`: browsers may keep the files
 * - `together`: parts of the names of files that are answered when each of them has been requested
 * - `files`: further scripts, by path
 * - `cors`: other origins may load them
 * - `redirects`, `rewrites`: like a package server, for `/package`, the short address
 * `site:requests` returns the paths requested so far; `site:change` replaces the options.
 */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const contentTypes = { '.js': 'text/javascript; charset=utf-8', '.json': 'application/json' };
const scriptPath = '/dist/script/agent-desk.js';
const sites = new Map();

/** Past the test runner, which lets browsers keep every answer for a year. */
function answer(context, status, headers = {}, body = '') {
  context.respond = false;
  context.res.writeHead(status, { 'Cache-Control': 'no-cache', ...headers }).end(body);
}

/** Middleware, before the test runner's own. */
export async function serveBuiltFiles(context, next) {
  const [, id, sitePath] = /^\/__site__\/(\d+)(\/.*)$/.exec(context.path) ?? [];
  const site = sites.get(id);
  if (site === undefined) {
    const body = context.path.startsWith('/dist/') ? await read(normalize(context.path)) : null;
    // A sandboxed frame without `allow-same-origin` is another origin.
    const headers = { ...typeOf(context.path), 'Access-Control-Allow-Origin': '*' };
    return body === null ? next() : answer(context, 200, headers, body);
  }
  site.requests.push(sitePath);
  const cors = site.cors ? { 'Access-Control-Allow-Origin': '*' } : {};
  // `/latest/…` and `/package` stand for `/package/1.0.0/…`, as on a package server.
  const fullPath = sitePath
    .replace(/^\/latest\//, '/package/1.0.0/')
    .replace(/^\/package$/, `/package/1.0.0${scriptPath}`);
  if (fullPath !== sitePath && !site.rewrites) {
    return answer(context, 302, { ...cors, Location: `/__site__/${id}${fullPath}` });
  }
  const path = normalize(fullPath.replace(/^\/package(\/1\.0\.0)?\//, '/'));
  const body = site.files?.[path] ?? (path.startsWith('/dist/') ? await read(path) : null);
  if (body === null || (site.gone && path.includes(site.gone))) return answer(context, 404, cors);
  if (site.unavailable && path.includes(site.unavailable)) return answer(context, 503, cors);
  await requestedTogether(site, path);
  const isTampered = site.tampered && path.includes(site.tampered);
  const caching = site.cached ? { 'Cache-Control': 'max-age=600' } : {};
  return answer(
    context,
    200,
    { ...cors, ...caching, ...typeOf(path) },
    isTampered ? `globalThis.tampered = true;\n${body}` : body,
  );
}

/** Waits for the requests of the other files in `together`. */
async function requestedTogether(site, path) {
  const { together = [] } = site;
  if (!together.some((part) => path.includes(part))) return;
  const isRequested = (part) => site.requests.some((other) => other.includes(part));
  while (!together.every(isRequested)) await new Promise((resolve) => setTimeout(resolve, 10));
}

const read = (path) => readFile(join('.', path)).catch(() => null);
const typeOf = (path) => ({ 'Content-Type': contentTypes[extname(path)] ?? 'application/octet-stream' });

export const builtFilesPlugin = () => ({
  name: 'built-files',
  executeCommand({ command, payload }) {
    switch (command) {
      case 'site:create': {
        const id = String(sites.size + 1);
        sites.set(id, { requests: [], ...payload });
        return `/__site__/${id}`;
      }
      case 'site:change':
        Object.assign(sites.get(payload.site.split('/').at(-1)), payload.options);
        return {};
      case 'site:requests':
        return sites.get(payload.split('/').at(-1)).requests;
      default:
        return undefined;
    }
  },
});
