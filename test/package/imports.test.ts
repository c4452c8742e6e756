/** What the packed scripts import: a package that is not declared is missing where it is installed strictly. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { importedModules, packageOf } from '../support/package/imported-modules.js';
import { pack, unpack } from '../support/package/packed.js';

/** The socket library uses these if a host has them, and its own code if not. */
const optional = ['bufferutil', 'utf-8-validate'];
const allowed: readonly (readonly [folder: string, packages: readonly string[]])[] = [
  ['dist/npm/node/', ['node:', ...optional]],
  ['dist/npm/', ['lit', '@lit/context']],
  ['dist/react/', ['react', '@lit/react', 'agent-desk-elements']],
  ['dist/emulator/', ['node:', 'classic-level', ...optional]],
  ['dist/check/', ['node:']],
  // The script tags compute the addresses of their modules.
  ['dist/script/', []],
  ['dist/module/', []],
  ['dist/', []],
];

describe('the imports of the packed scripts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'agent-desk-imports-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const readImports = () => {
    const packed = pack(folder);
    const root = join(folder, 'package');
    unpack(packed, root);
    const paths = packed.files.map(({ path }) => path).filter((path) => path.endsWith('.js'));
    const modules = importedModules(paths.map((path) => join(root, path)));
    return { root, paths, importsOf: (path: string) => modules.get(join(root, path)) ?? [] };
  };

  test('are files of the package, modules of Node where they run in it, or packages that it declares', () => {
    const { root, paths, importsOf } = readImports();
    const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Readonly<
      Record<string, Readonly<Record<string, string>>>
    >;
    const declared = [
      ...Object.keys({ ...dependencies, ...peerDependencies }),
      'agent-desk-elements',
      'node:',
      ...optional,
    ];
    const problems: string[] = [];
    const used = new Set<string>();
    for (const path of paths) {
      const [, packages = []] = allowed.find(([prefix]) => path.startsWith(prefix)) ?? [];
      const isLoader = /^dist\/(?:script|module)\/agent-desk\.js$/.test(path);
      for (const module of importsOf(path)) {
        const name = packageOf(module);
        if (name === undefined) {
          if (!existsSync(join(root, dirname(path), module))) problems.push(`${path}: ${module} does not exist`);
        } else if (packages.includes(name) && declared.includes(name)) used.add(name);
        else if (!isLoader || !module.startsWith('(')) problems.push(`${path}: ${module}`);
      }
    }
    assert.deepEqual(problems, []);
    assert.deepEqual([...used].sort(), [...declared].sort(), 'all that is declared is imported');
  });

  test('are found in every form', () => {
    const path = join(folder, 'forms.js');
    writeFileSync(
      path,
      `import 'a'; import { createRequire as c } from 'node:module'; export * from "b/c.js"; export { x } from '@d/e/f';
      const r = c(import.meta.url); let m; try { m = r('g'); } catch {} const h = () => import(\`h\`);
      ((r) => r('no module'))(String); if (m) require('i'); const text = "import 'j'; require('k')"; // import 'l'
      import(m ? 'n' : 'o');`,
    );
    assert.deepEqual(importedModules([path]).get(path), [
      'a',
      'node:module',
      'b/c.js',
      '@d/e/f',
      'g',
      'h',
      'i',
      "(m ? 'n' : 'o')",
    ]);
    assert.deepEqual(['a', './b.js', 'fs', 'node:fs', '@d/e/f', 'b/c.js'].map(packageOf), [
      'a',
      undefined,
      'node:',
      'node:',
      '@d/e',
      'b',
    ]);
  });
});
