/** The file engine: keeps what is uploaded and serves it back byte for byte, never as something a browser would run. */
import { randomBytes } from 'node:crypto';
import busboy from 'busboy';
import { CHANNEL_TYPES } from './catalog.js';
import { HttpError, type Answer, type Call } from './http-router.js';
import type { AddRoute, RestApi } from './rest-api.js';

export interface StoredFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

const FILE_LIMIT = 20_000_000;
const TOTAL_LIMIT = 300_000_000;

/** Uploaded files, the oldest of which go when there are too many. */
export class Files {
  private readonly kept = new Map<string, StoredFile>();
  private total = 0;

  add(file: StoredFile): void {
    this.kept.set(file.name, file);
    this.total += file.bytes.length;
    for (const [name, oldest] of this.kept) {
      if (this.total <= TOTAL_LIMIT || oldest === file) break;
      this.kept.delete(name);
      this.total -= oldest.bytes.length;
    }
  }

  get(name: string): StoredFile | undefined {
    return this.kept.get(name);
  }

  clear(): void {
    this.kept.clear();
    this.total = 0;
  }
}

/** What may be shown in place; everything else is a download of unknown bytes. */
const SHOWN = /^(image\/(png|jpeg|gif|webp|bmp)|audio\/[a-z0-9.+-]+|video\/[a-z0-9.+-]+)$/;
const NAMED = /^(application\/pdf|text\/plain)$/;

export function addFileRoutes(add: AddRoute, api: RestApi): void {
  const path = `${api.siblings}/file-engine/api`;
  add('POST', `${path}/uploadFileStream`, (call) => upload(api, call), true);
  add('GET', `${path}/downloadFileStream`, (call) => download(api, call));
}

async function upload(api: RestApi, call: Call): Promise<Answer> {
  const { file, folder } = await readForm(call);
  await slowness(api);
  const prefix = /^[\w-]{1,40}$/.test(folder) ? folder : randomBytes(4).toString('hex');
  let name = `${prefix}_${safeName(file.name)}`;
  if (api.files.get(name)) name = `${randomBytes(4).toString('hex')}_${name}`;
  const stored = { name, type: file.type, bytes: file.bytes };
  await api.engine.store?.saveFile(name, file.type, file.bytes);
  api.files.add(stored);
  return { body: { name, type: file.type, size: file.bytes.length } };
}

let slowed = 0;

function slowness({ engine: { world }, faults }: RestApi): Promise<void> {
  const ms = faults.lasting.uploadMs ?? 0;
  if (ms === 0) return Promise.resolve();
  slowed += 1;
  return new Promise((resolve) => {
    world.clock.set(`upload:${String(slowed)}`, world.now() + ms, resolve);
  });
}

function safeName(name: string): string {
  const last = name.split(/[\\/]/).pop() ?? '';
  // Control characters and what headers or paths would trip over go; letters of every script stay.
  const clean = last
    .replace(/[\p{Cc}"<>|?*:]/gu, '_')
    .replace(/^\.+/, '')
    .slice(-150);
  return clean === '' ? 'file' : clean;
}

function readForm(call: Call): Promise<{ file: StoredFile; folder: string }> {
  return new Promise((resolve, reject) => {
    const fail = (status: number, msg: string) => {
      call.req.unpipe();
      call.req.resume();
      reject(new HttpError(status, { statusCode: status, msg }));
    };
    let form: ReturnType<typeof busboy>;
    try {
      form = busboy({
        headers: call.req.headers,
        defParamCharset: 'utf8',
        limits: { fileSize: FILE_LIMIT, files: 1, fields: 20 },
      });
    } catch {
      fail(400, 'a multipart form is needed');
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
    call.req.pipe(form);
  });
}

function download(api: RestApi, call: Call): Answer {
  const name = call.query.get('filename') ?? '';
  const file = api.files.get(name) ?? logo(name);
  if (!file) throw new HttpError(404, { statusCode: 404, msg: 'unknown file' });
  const shown = SHOWN.test(file.type) || file.type === 'image/svg+xml;logo';
  const known = shown || NAMED.test(file.type);
  const type = file.type === 'image/svg+xml;logo' ? 'image/svg+xml' : known ? file.type : 'application/octet-stream';
  const plain = file.name.replace(/[^\w.-]/g, '_');
  call.res.writeHead(200, {
    'Content-Type': type,
    'Content-Length': file.bytes.length,
    'Content-Disposition': `${shown ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cache-Control': 'private, max-age=3600',
  });
  call.res.end(file.bytes);
  return { sent: true };
}

/** The logos of the channel types. */
function logo(name: string): StoredFile | undefined {
  const type = CHANNEL_TYPES.find((entry) => entry.channelLogo === name);
  if (!type) return undefined;
  const fill = type.name === 'WEB' ? '#1f6feb' : '#1f9d55';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="${fill}" d="M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H9l-5 4v-4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z"/></svg>`;
  return { name, type: 'image/svg+xml;logo', bytes: Buffer.from(svg) };
}
