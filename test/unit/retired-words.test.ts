import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { removedWords } from '../support/checks/retired-words.mjs';

const textFile = /\.(ts|mts|mjs|js|json|md|html|css)$/;
const rootFiles = readdirSync('.').filter((name) => textFile.test(name) && name !== 'package-lock.json');
const nestedFiles = ['src', 'demo', 'test'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name).replaceAll('\\', '/')),
);
/** The list itself, and what servers send. */
const excluded = /^test\/support\/checks\/retired-words\.mjs$|^test\/fixtures\/.*\.json$/;
const files = [...rootFiles, ...nestedFiles].filter((name) => textFile.test(name) && !excluded.test(name));

const removed = new Set(removedWords);

/** The words of a line, in lower case; those of camelCase and kebab-case identifiers one by one. */
const wordsOf = (line: string) =>
  (line.replaceAll(/(\p{Ll})(?=\p{Lu})/gu, '$1 ').match(/\p{L}+/gu) ?? []).map((word) => word.toLowerCase());

test('no file uses a removed word', () => {
  const found = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        wordsOf(line)
          .filter((word) => removed.has(word))
          .map((word) => `${file}:${index + 1}: ${word}`),
      ),
  );
  assert.deepEqual(found, []);
});

test('removed words are found in texts and in identifiers', () => {
  const [word = ''] = removedWords;
  const capitalized = word.charAt(0).toUpperCase() + word.slice(1);
  for (const line of [`// A ${word}.`, `const no${capitalized} = 1;`, `<p class="is-${word}">`, capitalized])
    assert.ok(wordsOf(line).includes(word), line);
  assert.ok(files.length > 500, 'the files of all folders are read');
});
