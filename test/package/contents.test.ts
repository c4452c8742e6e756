/** What `npm pack` holds. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import ts from 'typescript';
import { pack, readElements, unpack } from '../support/package/packed.js';

describe('the packed files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'agent-desk-packed-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const packed = pack(folder);
  const root = join(folder, 'package');
  unpack(packed, root);
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const paths = packed.files.map(({ path }) => path).sort();
  const scripts = paths.filter((path) => path.endsWith('.js'));
  const elements = readElements(join(root, 'custom-elements.json'));
  const description = JSON.parse(read('package.json')) as Record<string, unknown>;

  test('are the built files and documents: no sources, tests or source maps, at most 5 MB', () => {
    assert.deepEqual([...new Set(paths.map((path) => path.split('/')[0]))].sort(), [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'custom-elements.json',
      'dist',
      'package.json',
    ]);
    assert.deepEqual(
      paths.filter((path) => /\.map$|\.test\.|(?<!\.d)\.ts$/.test(path)),
      [],
    );
    assert.ok(packed.unpackedSize <= 5_000_000, `${packed.unpackedSize} bytes`);
  });

  test('contain types only beside JavaScript, and what the types export as a value is one', () => {
    const types = paths.filter((path) => path.endsWith('.d.ts'));
    assert.deepEqual(
      types.filter((path) => !paths.includes(path.replace('.d.ts', '.js'))),
      [],
    );
    const program = ts.createProgram(
      types.map((path) => join(root, path)),
      { noResolve: false, types: [], skipLibCheck: true, module: ts.ModuleKind.ESNext, moduleResolution: 100 },
    );
    const checker = program.getTypeChecker();
    for (const path of types.filter((name) => !/\/(frameworks|react)\//.test(name))) {
      const source = program.getSourceFile(join(root, path));
      const symbol = source && checker.getSymbolAtLocation(source);
      const isValue = (name: ts.Symbol) => {
        const declaration = name.declarations?.find(ts.isExportSpecifier);
        return declaration !== undefined && !declaration.parent.parent.isTypeOnly;
      };
      const typed = symbol === undefined ? [] : checker.getExportsOfModule(symbol).filter(isValue);
      assert.deepEqual(
        typed.map(({ name }) => name).sort(),
        exportedNames(read(path.replace('.d.ts', '.js'))).sort(),
        path,
      );
    }
  });

  test('export only names that are written in the sources', () => {
    for (const path of scripts.filter((name) => name.startsWith('dist/npm/') && !name.includes('/node/')))
      assert.deepEqual(
        exportedNames(read(path)).filter((name) => name.length < 3),
        [],
        path,
      );
  });

  test('document every text that can be translated', () => {
    const source = ts.createSourceFile('types.ts', read('dist/npm/elements.d.ts'), ts.ScriptTarget.Latest, true);
    let keys = 0;
    const undocumented: string[] = [];
    const visit = (node: ts.Node): void => {
      const isPart =
        ts.isVariableDeclaration(node) &&
        new RegExp(`typeof ${node.name.getText()}\\b`).test(source.text.split('type EnglishTranslations =')[1] ?? '');
      if (isPart && node.type !== undefined && ts.isTypeLiteralNode(node.type))
        for (const member of node.type.members) {
          keys++;
          if (ts.getJSDocCommentsAndTags(member).length === 0) undocumented.push(member.name?.getText() ?? '');
        }
      ts.forEachChild(node, visit);
    };
    visit(source);
    assert.ok(keys > 350, `${keys} keys`);
    assert.deepEqual(undocumented, []);
  });

  test('name third-party code in every file that contains it, with the licences', () => {
    const notices = read('dist/THIRD-PARTY-NOTICES.txt');
    const banners = scripts.map((path) => [path, /^\/\*!.*?contains ([^*]+?) \*\//m.exec(read(path))?.[1]] as const);
    const withCode: readonly (readonly [RegExp, RegExp])[] = [
      [/module\/chunks\/desk-\w/, /lit-element, socket\.io-client and dependencies \(BSD-3-Clause, ISC, MIT\)/],
      [/module\/chunks\/text-libraries/, /markdown-it and dependencies/],
      [/module\/chunks\/emoji-list/, /emojibase-data/],
      [/module\/chunks\/firebase/, /firebase .*Apache-2\.0/],
      [/npm\/node\/chunks\//, /socket\.io-client/],
      [/sw\/agent-desk-sw/, /firebase .*Apache-2\.0/],
      [/emulator\/chunks\/server/, /busboy, .*socket\.io/],
    ];
    for (const [path, banner] of withCode)
      assert.ok(
        banners.some(([name, text]) => path.test(name) && text !== undefined && banner.test(text)),
        `${path}: ${JSON.stringify(banners.filter(([name]) => path.test(name)))}`,
      );
    for (const [path, text] of banners)
      for (const name of text?.replace(/ and dependencies| \(.*/g, '').split(', ') ?? [])
        assert.match(notices, new RegExp(`^${name} \\d`, 'm'), path);
    assert.match(notices, /Permission is hereby granted/);
    assert.match(notices, /Apache License/);
  });

  test('a manifest whose paths exist, with a default or a type for everything', () => {
    const text = read('custom-elements.json');
    const named = [...text.matchAll(/"(?:path|module)": "([^"]+)"/g)].map(([, path = '']) => path);
    assert.ok(named.length > 30);
    assert.deepEqual(
      named.filter((path) => !existsSync(join(root, path))),
      [],
    );
    const folders = readdirSync('src/elements').filter((name) => name !== 'internal');
    assert.deepEqual(elements.map(({ tagName }) => tagName).sort(), folders.sort());
    for (const { tagName, attributes, members, events, cssProperties } of elements) {
      for (const item of [...attributes, ...members.filter(({ kind }) => kind === 'field'), ...cssProperties])
        assert.ok(item.default, `<${tagName}> ${item.name}`);
      for (const event of events) assert.ok(event.type.text && event.detail.type.text, `<${tagName}> ${event.name}`);
      const theme = cssProperties.filter(({ name }) => name.startsWith('--agent-desk-'));
      assert.ok(theme.length >= 32 || tagName === 'desk-session', `<${tagName}> ${theme.length}`);
    }
  });

  test('data for editors, an overview and React components that name every element', () => {
    const html = read('dist/editor/vscode.html-custom-data.json');
    const css = read('dist/editor/vscode.css-custom-data.json');
    const webTypes = read(String(description['web-types']));
    const overview = read('dist/llms.txt');
    const react = read('dist/react/index.js');
    for (const { tagName, attributes, events, cssProperties } of elements) {
      for (const text of [html, webTypes, react]) assert.ok(text.includes(tagName), tagName);
      assert.ok(overview.includes(`## <${tagName}>`), tagName);
      for (const { name } of attributes)
        for (const text of [html, webTypes, overview]) assert.ok(text.includes(name), `<${tagName}> ${name}`);
      for (const { name } of events)
        for (const text of [webTypes, react, overview]) assert.ok(text.includes(name), `<${tagName}> ${name}`);
      for (const { name } of cssProperties) assert.ok(css.includes(`"${name}"`), name);
    }
  });

  test('publint finds nothing', async () => {
    const { messages } = await publint({ pkgDir: root, strict: true, pack: false });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, description)),
      [],
    );
  });

  test('attw finds nothing', () => {
    const entries = scripts
      .map((path) => /^dist\/npm\/((?:elements|service-worker)\/.+)|^dist\/(frameworks\/.+)/.exec(path))
      .flatMap((match) => (match === null ? [] : [`./${match[1] ?? match[2] ?? ''}`]));
    assert.ok(entries.length > 20);
    const program = 'node_modules/@arethetypeswrong/cli/dist/index.js';
    const args = ['--profile', 'esm-only', '--format', 'ascii', '--include-entrypoints', ...entries];
    execFileSync(process.execPath, [program, packed.tarball, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  });

  test('the name of the tarball and the address of the script are those of the guides', () => {
    const guide = (name: string) => readFileSync(`demo/docs/guides/${name}.md`, 'utf8');
    const tarball = `${String(description['name'])}-${String(description['version'])}.tgz`;
    for (const name of ['first-page', 'npm']) assert.ok(guide(name).includes(tarball), name);
    const [, address = ''] = /<script src="\/agent-desk\/([^"]+)">/.exec(guide('other-frameworks')) ?? [];
    assert.ok(paths.includes(`dist/${address}`), address);
  });
});

/** The names that a module of the build exports. */
function exportedNames(code: string): string[] {
  const source = ts.createSourceFile('module.js', code, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  return source.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause))
      return statement.exportClause.elements.map(({ name }) => name.text);
    const isExported =
      ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.[0]?.kind === ts.SyntaxKind.ExportKeyword;
    return isExported && ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({ name }) => (name as ts.Identifier).text)
      : [];
  });
}
