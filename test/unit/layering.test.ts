import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { test } from 'node:test';

/** What each layer may import: other layers, and packages. Everything may import itself. */
const table: Readonly<Record<string, { readonly layers: readonly string[]; readonly packages: readonly RegExp[] }>> = {
  domain: { layers: [], packages: [] },
  protocol: { layers: ['domain'], packages: [] },
  store: { layers: ['domain'], packages: [] },
  messages: { layers: ['domain'], packages: [] },
  'service-worker': { layers: ['domain', 'protocol', 'messages', 'session'], packages: [] },
  session: { layers: ['domain', 'protocol', 'store'], packages: [] },
  context: { layers: ['session', 'store'], packages: [/^lit$/, /^@lit\/context$/] },
  elements: {
    layers: ['context', 'domain', 'store', 'session', 'messages'],
    packages: [/^lit($|\/)/, /^@lit\/context$/],
  },
};

/** Packages with exactly one importer in the page, and one in the service worker. */
const sole: Readonly<Record<string, readonly string[]>> = {
  'socket.io-client': ['session/socket-transport.ts'],
  'socket.io-parser': ['session/guarded-parser.ts'],
  'firebase/app': ['session/firebase-messaging.ts', 'service-worker/receive-pushes.ts'],
  'firebase/messaging': ['session/firebase-messaging.ts'],
  'firebase/messaging/sw': ['service-worker/receive-pushes.ts'],
  'markdown-it': ['elements/chat-thread/markdown/parse-markdown.ts'],
  'agent-desk-emoji': ['elements/chat-thread/emoji-picker.ts'],
};

/** What elements may use of the layers below: questions to the state and the session's own face, not its workings. */
const elementDoors: readonly RegExp[] = [
  /^context\//,
  /^domain\//,
  /^messages\//,
  /^store\/(selectors|state)\.ts$/,
  /^session\/(desk-session|features|session-events|session-registry|rest-client|trusted-types)\.ts$/,
];

/** A worker has no session; it shares with it only what the two say to each other. */
const workerDoors = /^session\/push-(messages|options)\.ts$/;

const root = 'src';
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll('\\', '/'));

function importsOf(file: string): readonly { readonly source: string; readonly typeOnly: boolean }[] {
  const text = readFileSync(join(root, file), 'utf8');
  const statements = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^;'"]*?from\s+'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'|import\('([^']+)'\)/g,
  );
  return [...statements].map((match) => ({
    source: match[2] ?? match[3] ?? match[4] ?? '',
    typeOnly: match[1] !== undefined,
  }));
}

function resolved(file: string, source: string): string {
  return relative('.', normalize(join(dirname(file), source)))
    .replaceAll('\\', '/')
    .replace(/\.js$/, '.ts');
}

const layerOf = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : 'index');

test('every layer imports only what the table allows', () => {
  const broken: string[] = [];
  for (const file of files) {
    const allowed = table[layerOf(file)];
    if (allowed === undefined) continue;
    for (const { source } of importsOf(file)) {
      if (source.startsWith('.')) {
        const target = resolved(file, source);
        const layer = layerOf(target);
        if (layer !== layerOf(file) && !allowed.layers.includes(layer)) broken.push(`${file} imports ${target}`);
      } else if (source in sole ? !sole[source]?.includes(file) : !allowed.packages.some((name) => name.test(source))) {
        broken.push(`${file} imports ${source}`);
      }
    }
  }
  assert.deepEqual(broken, []);
});

test('elements use the session by its own face and never each other', () => {
  const broken: string[] = [];
  for (const file of files.filter((name) => layerOf(name) === 'elements')) {
    for (const { source, typeOnly } of importsOf(file)) {
      if (!source.startsWith('.')) continue;
      const target = resolved(file, source);
      if (layerOf(target) !== 'elements') {
        if (!typeOnly && !elementDoors.some((door) => door.test(target))) broken.push(`${file} imports ${target}`);
        continue;
      }
      const own = file.split('/')[1];
      const other = target.split('/')[1];
      if (own === 'internal' ? other !== 'internal' : other !== own && other !== 'internal') {
        broken.push(`${file} imports ${target}`);
      }
    }
  }
  assert.deepEqual(broken, []);
});

test('the service worker takes nothing else from the session', () => {
  const taken = files
    .filter((file) => layerOf(file) === 'service-worker')
    .flatMap((file) => importsOf(file).map(({ source }) => resolved(file, source)))
    .filter((target) => layerOf(target) === 'session');
  assert.deepEqual([taken.every((target) => workerDoors.test(target)), taken.length > 0], [true, true]);
});

test('the table covers every folder of the sources', () => {
  const layers = new Set(files.filter((file) => file.includes('/')).map(layerOf));
  assert.deepEqual([...layers].sort(), Object.keys(table).sort());
  // A parser of imports that finds nothing would let everything pass.
  assert.ok(files.flatMap(importsOf).length > 100);
});
