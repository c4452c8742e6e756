import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';

/** Modules that are imported statically, directly or indirectly. Dynamic imports are separate parts. */
function collectStaticImports(entry: string, visited = new Set<string>()): ReadonlySet<string> {
  if (visited.has(entry)) return visited;
  visited.add(entry);
  const statements = readFileSync(entry, 'utf8').matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^;'"]*?from\s+'(\.[^']+)'|(?:^|\n)\s*import\s+'(\.[^']+)'/g,
  );
  for (const [, typeOnly, source = '', sideEffectSource = ''] of statements) {
    if (typeOnly === undefined)
      collectStaticImports(
        normalize(join(dirname(entry), source || sideEffectSource)).replace(/\.js$/, '.ts'),
        visited,
      );
  }
  return visited;
}

const partsFolder = 'src/translations/en/parts';

test('translations of lazily loaded parts are used only in these parts, never in the classic script', async () => {
  // These elements are parts of the classic script, and take their texts from it.
  const entries = [
    'src/script.ts',
    'src/elements/chat-thread/chat-thread.define.ts',
    'src/elements/task-offer/task-offer.define.ts',
  ];
  const scriptModules = [...new Set(entries.flatMap((entry) => [...collectStaticImports(entry)]))];
  assert.deepEqual(
    scriptModules.filter((file) => file.startsWith(partsFolder)),
    [],
  );
  const elementSources = scriptModules
    .filter((file) => file.startsWith('src/elements'))
    .map((file) => [file, readFileSync(file, 'utf8')]);
  assert.ok(elementSources.length > 50, 'the import graph was read');
  const violations: string[] = [];
  for (const name of readdirSync(partsFolder)) {
    const exported = (await import(`../../../${partsFolder}/${name}`)) as Readonly<Record<string, object>>;
    for (const key of Object.values(exported).flatMap(Object.keys)) {
      const users = elementSources.filter(([, text]) => new RegExp(`\\btranslations\\.${key}\\b`).test(text ?? ''));
      violations.push(...users.map(([file]) => `${file} uses ${key} of ${name}`));
    }
  }
  assert.deepEqual(violations, []);
});
