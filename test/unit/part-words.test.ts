import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';

/** What a module needs before it runs; dynamic imports are other parts. */
function needed(entry: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  const statements = readFileSync(entry, 'utf8').matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^;'"]*?from\s+'(\.[^']+)'|(?:^|\n)\s*import\s+'(\.[^']+)'/g,
  );
  for (const [, typeOnly, source = '', bare = ''] of statements) {
    if (typeOnly === undefined) needed(normalize(join(dirname(entry), source || bare)).replace(/\.js$/, '.ts'), seen);
  }
  return seen;
}

const words = 'src/messages/en/parts';

test('words of a part are used in parts only: the classic script draws nothing whose words are not there yet', async () => {
  const script = [...needed('src/script.ts')];
  assert.deepEqual(
    script.filter((file) => file.startsWith(words)),
    [],
  );
  const drawn = script
    .filter((file) => file.startsWith('src/elements'))
    .map((file) => [file, readFileSync(file, 'utf8')]);
  assert.ok(drawn.length > 50, 'the graph is read');
  const early: string[] = [];
  for (const name of readdirSync(words)) {
    const exported = (await import(`../../${words}/${name}`)) as Readonly<Record<string, object>>;
    for (const key of Object.values(exported).flatMap(Object.keys)) {
      const users = drawn.filter(([, text]) => new RegExp(`\\bwords\\.${key}\\b`).test(text ?? ''));
      early.push(...users.map(([file]) => `${file} uses ${key} of ${name}`));
    }
  }
  assert.deepEqual(early, []);
});
