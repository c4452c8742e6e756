import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'src/README.md',
  'src/DECISIONS.md',
  'src/GLOSSARY.md',
  'demo/agent-manager/README.md',
];

const linkTargets = (text: string) =>
  [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(([, path = '']) => path);
/** Paths in code, such as `test/unit`; placeholders and wildcards are not files. */
const codePaths = (text: string) =>
  [...text.matchAll(/`((?:src|test|demo)\/[^`\s]*)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => !/[<*…]/.test(path));

for (const document of documents) {
  test(`${document} names only files that exist`, () => {
    const text = readFileSync(document, 'utf8');
    const linked = linkTargets(text).map((path) => join(dirname(document), path));
    assert.deepEqual(
      [...linked, ...codePaths(text)].filter((path) => !existsSync(path)),
      [],
    );
  });
}

test('the documents of the sources link to files', () => {
  for (const document of ['src/README.md', 'src/DECISIONS.md', 'src/GLOSSARY.md'])
    assert.ok(linkTargets(readFileSync(document, 'utf8')).length > 20, document);
});

test('CONTRIBUTING.md names only scripts of package.json', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const named = [...readFileSync('CONTRIBUTING.md', 'utf8').matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
  assert.deepEqual(
    named.filter((name) => !(name in scripts)),
    [],
  );
});
