import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import ts from 'typescript';

/** The texts of a language as they are written in its files, with `X` for what is filled in. */
function textsOf(lang: string): readonly string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node)) texts.push(node.text);
    if (ts.isTemplateExpression(node))
      texts.push(node.head.text + node.templateSpans.map(({ literal }) => `X${literal.text}`).join(''));
    ts.forEachChild(node, visit);
  };
  const folder = `src/translations/${lang}`;
  for (const name of readdirSync(folder))
    visit(ts.createSourceFile(name, readFileSync(`${folder}/${name}`, 'utf8'), ts.ScriptTarget.Latest));
  assert.ok(texts.length > 400, `${lang} has ${texts.length} texts`);
  return texts;
}

const problems: readonly [lang: string, rule: string, isWrong: (text: string) => boolean][] = [
  [
    'fr',
    'a narrow no-break space before : ; ! ? and inside « »',
    (text) => /[^\u202f\d:][:;!?»](?!\S)/u.test(text) || /«(?!\u202f)/u.test(text),
  ],
  ['fr', 'the apostrophe ’', (text) => /\p{L}'\p{L}/u.test(text)],
  ['it', 'the apostrophe ’', (text) => /\p{L}'/u.test(text)],
  [
    'es',
    '¿ and ¡',
    (text) => /[\p{L}\d]\?/u.test(text) !== text.includes('¿') || (text.includes('!') && !text.includes('¡')),
  ],
];

for (const [lang, rule, isWrong] of problems)
  test(`texts in ${lang} have ${rule}`, () => assert.deepEqual(textsOf(lang).filter(isWrong), []));
