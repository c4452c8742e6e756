import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { test } from 'node:test';

/** What each layer may import: other layers, and packages. Everything may import itself. */
const layerRules: Readonly<
  Record<string, { readonly layers: readonly string[]; readonly packages: readonly RegExp[] }>
> = {
  browser: { layers: [], packages: [] },
  domain: { layers: [], packages: [] },
  protocol: { layers: ['domain'], packages: [] },
  store: { layers: ['domain'], packages: [] },
  translations: { layers: ['domain'], packages: [] },
  'service-worker': { layers: ['domain', 'protocol', 'translations', 'session'], packages: [] },
  session: { layers: ['browser', 'domain', 'protocol', 'store'], packages: [] },
  context: { layers: ['session', 'store'], packages: [/^lit$/, /^@lit\/context$/] },
  elements: {
    layers: ['browser', 'context', 'domain', 'store', 'session', 'translations'],
    packages: [/^lit($|\/)/, /^@lit\/context$/],
  },
};

/** Packages with exactly one importer in the page, and one in the service worker. */
const soleImporters: Readonly<Record<string, readonly string[]>> = {
  'socket.io-client': ['session/connection/socket-transport.ts'],
  'socket.io-parser': ['session/connection/guarded-parser.ts'],
  'firebase/app': ['session/push/firebase-messaging.ts', 'service-worker/receive-pushes.ts'],
  'firebase/messaging': ['session/push/firebase-messaging.ts'],
  'firebase/messaging/sw': ['service-worker/receive-pushes.ts'],
  'markdown-it': ['elements/chat-thread/markdown/parse-markdown.ts'],
  'agent-desk-emoji': ['elements/chat-thread/composer/emoji/emoji-picker.ts'],
};

/** What elements may use of the layers below: questions to the state and the session's own face, not its workings. */
const allowedElementImports: readonly RegExp[] = [
  /^context\//,
  /^domain\//,
  /^translations\//,
  /^store\/(selectors|state)\.ts$/,
  /^browser\//,
  /^session\/(session|features|session-registry|events\/session-event-map|rest\/rest-client)\.ts$/,
];

/** A worker has no session; it shares with it only what the two say to each other. */
const allowedWorkerImports = /^session\/push\/(worker-messages|push-options)\.ts$/;

const root = 'src';
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll('\\', '/'));

function findImports(file: string): readonly { readonly source: string; readonly typeOnly: boolean }[] {
  const text = readFileSync(join(root, file), 'utf8');
  const statements = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^;'"]*?from\s+'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'|import\('([^']+)'\)/g,
  );
  return [...statements].map((match) => ({
    source: match[2] ?? match[3] ?? match[4] ?? '',
    typeOnly: match[1] !== undefined,
  }));
}

function resolveImport(file: string, source: string): string {
  return relative('.', normalize(join(dirname(file), source)))
    .replaceAll('\\', '/')
    .replace(/\.js$/, '.ts');
}

const getLayer = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : 'index');

test('every layer imports only what the table allows', () => {
  const violations: string[] = [];
  for (const file of files) {
    const allowed = layerRules[getLayer(file)];
    if (allowed === undefined) continue;
    for (const { source } of findImports(file)) {
      if (source.startsWith('.')) {
        const target = resolveImport(file, source);
        const layer = getLayer(target);
        if (layer !== getLayer(file) && !allowed.layers.includes(layer)) violations.push(`${file} imports ${target}`);
      } else if (
        source in soleImporters
          ? !soleImporters[source]?.includes(file)
          : !allowed.packages.some((name) => name.test(source))
      ) {
        violations.push(`${file} imports ${source}`);
      }
    }
  }
  assert.deepEqual(violations, []);
});

test('elements use the session by its own face and never each other', () => {
  const violations: string[] = [];
  for (const file of files.filter((name) => getLayer(name) === 'elements')) {
    for (const { source, typeOnly } of findImports(file)) {
      if (!source.startsWith('.')) continue;
      const target = resolveImport(file, source);
      if (getLayer(target) !== 'elements') {
        if (!typeOnly && !allowedElementImports.some((pattern) => pattern.test(target)))
          violations.push(`${file} imports ${target}`);
        continue;
      }
      const own = file.split('/')[1];
      const other = target.split('/')[1];
      if (own === 'internal' ? other !== 'internal' : other !== own && other !== 'internal') {
        violations.push(`${file} imports ${target}`);
      }
    }
  }
  assert.deepEqual(violations, []);
});

test('the service worker takes nothing else from the session', () => {
  const sessionImports = files
    .filter((file) => getLayer(file) === 'service-worker')
    .flatMap((file) => findImports(file).map(({ source }) => resolveImport(file, source)))
    .filter((target) => getLayer(target) === 'session');
  assert.deepEqual(
    [sessionImports.every((target) => allowedWorkerImports.test(target)), sessionImports.length > 0],
    [true, true],
  );
});

test('the table covers every folder of the sources', () => {
  const layers = new Set(files.filter((file) => file.includes('/')).map(getLayer));
  assert.deepEqual([...layers].sort(), Object.keys(layerRules).sort());
  // A parser of imports that finds nothing would let everything pass.
  assert.ok(files.flatMap(findImports).length > 100);
});
