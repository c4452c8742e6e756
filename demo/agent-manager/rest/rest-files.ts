/** The file engine: stores uploads and serves them unchanged, never as a type that a browser executes. */
import busboy from 'busboy';
import { randomBytes } from 'node:crypto';
import { HttpError, type RequestContext, type RouteResponse } from '../http/http-router.js';
import { builtInImage, builtInImageType } from './built-in-images.js';
import type { AddRoute, RestApi } from './rest-api.js';

export interface StoredFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

const maxFileBytes = 20_000_000;
const maxTotalBytes = 300_000_000;

/** Uploaded files; the oldest are removed when their total size is over the limit. */
export class FileStore {
  readonly #files = new Map<string, StoredFile>();
  #totalBytes = 0;

  add(file: StoredFile): void {
    this.#files.set(file.name, file);
    this.#totalBytes += file.bytes.length;
    for (const [name, oldest] of this.#files) {
      if (this.#totalBytes <= maxTotalBytes || oldest === file) break;
      this.#files.delete(name);
      this.#totalBytes -= oldest.bytes.length;
    }
  }

  get(name: string): StoredFile | undefined {
    return this.#files.get(name);
  }

  clear(): void {
    this.#files.clear();
    this.#totalBytes = 0;
  }
}

/** Types that are served inline; everything else is a download. */
const inlineTypes = /^(image\/(png|jpeg|gif|webp|bmp)|audio\/[a-z0-9.+-]+|video\/[a-z0-9.+-]+)$/;
/** Types that keep their content type as a download. */
const namedTypes = /^(application\/pdf|text\/plain)$/;

export function addFileRoutes(add: AddRoute, api: RestApi): void {
  const path = `${api.siblingBase}/file-engine/api`;
  add('POST', `${path}/uploadFileStream`, (context) => upload(api, context), true);
  add('GET', `${path}/downloadFileStream`, (context) => download(api, context));
}

async function upload(api: RestApi, context: RequestContext): Promise<RouteResponse> {
  const { file, folder } = await readForm(context);
  await delayUpload(api);
  const prefix = /^[\w-]{1,40}$/.test(folder) ? folder : randomBytes(4).toString('hex');
  let name = `${prefix}_${safeName(file.name)}`;
  if (api.files.get(name)) name = `${randomBytes(4).toString('hex')}_${name}`;
  const stored = { name, type: file.type, bytes: file.bytes };
  await api.engine.store?.saveFile(name, file.type, file.bytes);
  api.files.add(stored);
  return { body: { name, type: file.type, size: file.bytes.length } };
}

let delayedUploadCount = 0;

function delayUpload({ engine: { world }, faults }: RestApi): Promise<void> {
  const ms = faults.ongoing.uploadMs ?? 0;
  if (ms === 0) return Promise.resolve();
  delayedUploadCount += 1;
  return new Promise((resolve) => {
    world.clock.set(`upload:${String(delayedUploadCount)}`, world.now() + ms, resolve);
  });
}

function safeName(name: string): string {
  const baseName = name.split(/[\\/]/).pop() ?? '';
  // Replace control characters and what has a meaning in headers or paths; keep the letters of every script.
  const clean = baseName
    .replace(/[\p{Cc}"<>|?*:]/gu, '_')
    .replace(/^\.+/, '')
    .slice(-150);
  return clean === '' ? 'file' : clean;
}

function readForm(context: RequestContext): Promise<{ file: StoredFile; folder: string }> {
  return new Promise((resolve, reject) => {
    const fail = (status: number, msg: string) => {
      context.req.unpipe();
      context.req.resume();
      reject(new HttpError(status, { statusCode: status, msg }));
    };
    let form: ReturnType<typeof busboy>;
    try {
      form = busboy({
        headers: context.req.headers,
        defParamCharset: 'utf8',
        limits: { fileSize: maxFileBytes, files: 1, fields: 20 },
      });
    } catch {
      fail(400, 'a multipart form is required');
      return;
    }
    let folder = '';
    let file: StoredFile | undefined;
    form.on('field', (name, value) => {
      if (name === 'conversationId') folder = value;
    });
    form.on('file', (_field, stream, info) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => {
        fail(413, 'the file is too large');
      });
      stream.on('close', () => {
        file = { name: info.filename ?? 'file', type: info.mimeType, bytes: Buffer.concat(chunks) };
      });
    });
    form.on('error', () => {
      fail(400, 'the form is malformed');
    });
    form.on('close', () => {
      if (file) resolve({ file, folder });
      else fail(400, 'the field "file" is missing');
    });
    context.req.on('close', () => {
      if (!context.req.complete) reject(new Error('the upload was interrupted'));
    });
    context.req.pipe(form);
  });
}

function download(api: RestApi, context: RequestContext): RouteResponse {
  const name = context.query.get('filename') ?? '';
  const file = api.files.get(name) ?? builtInImage(name);
  if (!file) throw new HttpError(404, { statusCode: 404, msg: 'unknown file' });
  const isInline = inlineTypes.test(file.type) || file.type === builtInImageType;
  const isKnownType = isInline || namedTypes.test(file.type);
  const type = file.type === builtInImageType ? 'image/svg+xml' : isKnownType ? file.type : 'application/octet-stream';
  const asciiName = file.name.replace(/[^\w.-]/g, '_');
  const headers = {
    'Content-Type': type,
    'Content-Disposition': `${isInline ? 'inline' : 'attachment'}; filename="${asciiName}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cache-Control': 'private, max-age=3600',
    'Accept-Ranges': 'bytes',
  };
  const size = file.bytes.length;
  const range = readRange(context.req.headers.range, size);
  if (range === null) return { file: { bytes: file.bytes, headers } };
  const [start, end] = range;
  if (start >= end) throw new HttpError(416, { statusCode: 416, msg: 'the range is outside of the file' });
  const contentRange = `bytes ${String(start)}-${String(end - 1)}/${String(size)}`;
  return {
    status: 206,
    file: { bytes: file.bytes.subarray(start, end), headers: { ...headers, 'Content-Range': contentRange } },
  };
}

/** Start and end of the one range that a player asks for when it seeks. Null for the whole file. */
function readRange(header: string | undefined, size: number): readonly [number, number] | null {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(header ?? '') ?? [];
  // A range that ends before it starts is to be ignored.
  if (first === undefined || (last && Number(last) < Number(first))) return null;
  return [Number(first), Math.min(size, last ? Number(last) + 1 : size)];
}
