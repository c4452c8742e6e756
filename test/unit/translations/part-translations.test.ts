import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^;'"]*?from\s+'(\.[^']+)'|(?:^|\n)\s*import\s+'(\.[^']+)'/g;

const resolveImport = (importer: string, source: string) =>
  normalize(join(dirname(importer), source)).replace(/\.js$/, '.ts');

/** Modules that are imported statically, directly or indirectly. Dynamic imports are separate parts. */
function collectStaticImports(entry: string, visited = new Set<string>()): ReadonlySet<string> {
  if (visited.has(entry)) return visited;
  visited.add(entry);
  for (const [, typeOnly, source = '', sideEffectSource = ''] of readFileSync(entry, 'utf8').matchAll(importPattern)) {
    if (typeOnly === undefined) collectStaticImports(resolveImport(entry, source || sideEffectSource), visited);
  }
  return visited;
}

const textsFolder = 'src/translations/en';
const textFiles = readdirSync(textsFolder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(textsFolder, name));

/** The file of the texts that defines a key. */
const fileByKey = new Map<string, string>();
for (const file of textFiles) {
  const exported = (await import(`../../../${file}`)) as Readonly<Record<string, unknown>>;
  for (const value of Object.values(exported))
    if (typeof value === 'object' && value !== null) for (const key of Object.keys(value)) fileByKey.set(key, file);
}

/** The parts of the script tags: the desk, each element, and what these load later, which has the texts of its element. */
const desk = collectStaticImports('src/desk.ts');
const elementNames = readdirSync('src/elements').filter((name) => name !== 'internal' && name !== 'desk-session');
const parts: readonly [name: string, modules: ReadonlySet<string>][] = [
  ['desk', desk],
  ...elementNames.flatMap((name): [string, ReadonlySet<string>][] => {
    const element = collectStaticImports(`src/elements/${name}/${name}.define.ts`, new Set(desk));
    const laterParts = [...element].flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/import\('(\.[^']+)'\)/g)]
        .map(([, source = '']) => resolveImport(file, source))
        .filter((part) => part.startsWith(`src/elements/${name}/`)),
    );
    return [
      [name, element],
      ...laterParts.map((part): [string, ReadonlySet<string>] => [part, collectStaticImports(part, new Set(element))]),
    ];
  }),
];

test('the parts of the script tags are read', () => {
  assert.ok(parts.length > 15, `${parts.length} parts`);
  assert.ok(parts.every(([name, modules]) => name === 'desk' || modules.size > desk.size));
});

for (const [name, modules] of parts) {
  test(`${name} loads every text that it uses`, () => {
    const missing = [...modules]
      .filter((file) => file.startsWith('src/elements'))
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/\b(?:translations|texts)\.(\w+)\b/g)]
          .map(([, key = '']) => key)
          .filter((key) => fileByKey.has(key) && !modules.has(fileByKey.get(key) ?? ''))
          .map((key) => `${file} uses ${key} of ${fileByKey.get(key)}`),
      );
    assert.deepEqual(missing, []);
  });
}
