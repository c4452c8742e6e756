import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { permissionNames } from '../../src/protocol/permissions.js';
import { servicePaths } from '../../src/protocol/rest-paths.js';

/** Layers and packages that each layer may import, besides itself. Holds for type imports as well. */
const layerRules: Readonly<
  Record<string, { readonly layers: readonly string[]; readonly packages: readonly RegExp[] }>
> = {
  browser: { layers: [], packages: [] },
  check: { layers: ['domain', 'protocol', 'session'], packages: [/^node:/] },
  domain: { layers: [], packages: [] },
  protocol: { layers: ['domain'], packages: [] },
  store: { layers: ['domain'], packages: [] },
  translations: { layers: ['domain'], packages: [] },
  frameworks: { layers: [], packages: [/^(agent-desk-elements|lit|preact|react|svelte\/elements|vue)$/] },
  loader: { layers: ['browser'], packages: [/^agent-desk-parts$/] },
  'service-worker': { layers: ['domain', 'protocol', 'translations', 'session'], packages: [] },
  session: { layers: ['browser', 'domain', 'protocol', 'store'], packages: [] },
  context: { layers: ['browser', 'session', 'store'], packages: [/^lit$/, /^@lit\/context$/] },
  elements: {
    layers: ['browser', 'context', 'domain', 'store', 'session', 'translations'],
    packages: [/^lit($|\/)/, /^@lit\/context$/],
  },
};

/** Packages with exactly one importer in the page and one in the service worker. */
const soleImporters: Readonly<Record<string, readonly string[]>> = {
  'socket.io-client': ['session/connection/socket-transport.ts'],
  'socket.io-parser': ['session/connection/guarded-parser.ts'],
  idb: ['session/storage/indexed-db-storage.ts'],
  'firebase/app': ['session/push/firebase-messaging.ts', 'service-worker/receive-pushes.ts'],
  'firebase/messaging': ['session/push/firebase-messaging.ts'],
  'firebase/messaging/sw': ['service-worker/receive-pushes.ts'],
  'markdown-it': ['elements/chat-thread/message/text-libraries.ts'],
  'linkify-it': ['elements/chat-thread/message/text-libraries.ts'],
  'agent-desk-emoji': ['elements/chat-thread/composer/emoji/emoji-picker.ts'],
};

/** Modules of other layers that elements may import: selectors and state, and the public parts of the session. */
const allowedElementImports: readonly RegExp[] = [
  /^context\//,
  /^domain\//,
  /^translations\//,
  /^store\/(selectors|basic-selectors|state)\.ts$/,
  /^browser\//,
  /^session\/(session|features|session-registry|events\/session-event-map|crm\/crm-feed|rest\/rest-client)\.ts$/,
];

/** Modules of which elements may import types only. */
const allowedElementTypeImports: readonly RegExp[] = [/^session\/push\/(push|push-options)\.ts$/];

/** The worker has no session. It may import the messages between page and worker, and the push options. */
const allowedWorkerImports = /^session\/push\/(worker-messages|push-options)\.ts$/;

const root = 'src';
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll('\\', '/'));

const parse = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
const sources: ReadonlyMap<string, ts.SourceFile> = new Map(files.map((file) => [file, parse(file)]));

function visitAll(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => visitAll(child, visit));
}

interface FoundImport {
  readonly source: string;
  readonly typeOnly: boolean;
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  const clause = ts.isImportDeclaration(node) ? node.importClause : node;
  if (clause === undefined) return false;
  if (clause.isTypeOnly) return true;
  const bindings = ts.isExportDeclaration(clause) ? clause.exportClause : clause.namedBindings;
  const hasDefault = ts.isImportClause(clause) && clause.name !== undefined;
  const names: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[] =
    bindings !== undefined && (ts.isNamedImports(bindings) || ts.isNamedExports(bindings))
      ? [...bindings.elements]
      : [];
  return !hasDefault && names.length > 0 && names.every((name) => name.isTypeOnly);
}

/** Static, dynamic and type imports (`import('./x.js').X`), and re-exports. */
function findImports(file: string): readonly FoundImport[] {
  const imports: FoundImport[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (specifier !== undefined && ts.isStringLiteralLike(specifier))
      imports.push({ source: specifier.text, typeOnly });
  };
  visitAll(sources.get(file) as ts.SourceFile, (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node));
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
  });
  return imports;
}

/** Literals that look like wire names or paths, and are none. */
const otherLiterals: readonly RegExp[] = [
  /^(GET|POST|PUT|OPTIONS)$/,
  /^NFKD$/,
  // An event of the Socket.IO client.
  /^connect_error$/,
  // Tokens of markdown-it.
  /^(list_item_open|link_open|code_inline|text_special)$/,
  // Paths of modules, MIME types, names of symbols and caches.
  /^\.{1,2}\//,
  /^(application|audio|image|text|video)\//,
  /^agent-desk(-\w+)?\//,
  // Other websites, and a fragment of such a URL.
  /^https?:\/\//,
  /^#/,
];

const upperCaseName = /^[A-Z][A-Z0-9]{2,}(_[A-Z0-9]+)*$|^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+_?$/;
const snakeCaseName = /^[a-z]+(_[a-z]+)+$/;
const path = /^[^\s<>]*\w\/([\w-]|$)|^[^\s<>]*\?\w+=$/;
const serverNames: ReadonlySet<string> = new Set([
  ...Object.values(permissionNames)
    .flat()
    .filter((name) => /[-_]/.test(name)),
  ...Object.values(servicePaths),
]);

/** Wire names and paths in a file: string literals, parts of templates, names of properties, words in patterns. */
function findWireNames(file: string): readonly string[] {
  const found: string[] = [];
  const imports = new Set(findImports(file).map(({ source }) => source));
  const isWireName = (text: string) =>
    (upperCaseName.test(text) || snakeCaseName.test(text) || path.test(text) || serverNames.has(text)) &&
    !imports.has(text) &&
    !otherLiterals.some((pattern) => pattern.test(text));
  visitAll(sources.get(file) as ts.SourceFile, (node) => {
    if (
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node)
    ) {
      if (isWireName(node.text)) found.push(node.text);
    } else if (ts.isRegularExpressionLiteral(node)) {
      found.push(...(node.text.match(/(?<![\\\w-])[A-Z]{3,}(_[A-Z]+)*/g) ?? []));
    } else if (
      ts.isIdentifier(node) &&
      (ts.isPropertyAccessExpression(node.parent) || ts.isPropertyAssignment(node.parent))
    ) {
      if (node.parent.name === node && upperCaseName.test(node.text)) found.push(node.text);
    }
  });
  return found;
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

test('elements import only the public parts of the session, types included, and never each other', () => {
  const violations: string[] = [];
  for (const file of files.filter((name) => getLayer(name) === 'elements')) {
    for (const { source, typeOnly } of findImports(file)) {
      if (!source.startsWith('.')) continue;
      const target = resolveImport(file, source);
      if (getLayer(target) !== 'elements') {
        const allowed = typeOnly ? [...allowedElementImports, ...allowedElementTypeImports] : allowedElementImports;
        if (!allowed.some((pattern) => pattern.test(target))) violations.push(`${file} imports ${target}`);
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

test('wire names and server paths are only in the protocol layer', () => {
  const violations = files
    .filter((file) => getLayer(file) !== 'protocol')
    .flatMap((file) => findWireNames(file).map((name) => `${file} contains ${name}`));
  assert.deepEqual(violations, []);
  const protocolNames = files.filter((file) => getLayer(file) === 'protocol').flatMap(findWireNames);
  for (const name of ['FACEBOOK', 'FORCED_LOGOUT', 'agent/login', 'view_wrap_up', 'subscribed-list', 'unified-admin']) {
    assert.ok(protocolNames.includes(name), `finds ${name}`);
  }
});

test('the service worker imports only messages and options from the session', () => {
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
  // Guards the parser itself: if it found no imports, every rule would pass.
  assert.ok(files.flatMap(findImports).length > 100);
});
