/** Adds the English text to the types of translations, as the documentation of each key. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const sources = 'src/translations/en';
const maxLength = 400;

/** `/` would end the comment. */
const commentText = (text) => text.replace(/\s+/g, ' ').replaceAll('*/', '* /').slice(0, maxLength);

/** What a key stands for: its text, or how the text is made of the parameters. */
const describe = (value) =>
  ts.isStringLiteralLike(value) ? `“${commentText(value.text)}”` : commentText(value.getText());

const isExported = (declaration) =>
  declaration.parent?.parent?.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;

/** The texts of the exported object of a file, by key. */
function textsOf(file) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const texts = new Map();
  const visit = (node) => {
    if (ts.isPropertyAssignment(node) && isExported(node.parent.parent))
      texts.set(node.name.getText(), describe(node.initializer));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

function documentFile(file, texts) {
  const documented = readFileSync(file, 'utf8').replace(/^( {4})(?:readonly )?(\w+): /gm, (line, indent, key) =>
    texts.has(key) ? `${indent}/** English: ${texts.get(key)} */\n${line}` : line,
  );
  writeFileSync(file, documented);
}

/** `folder`: the declarations that the compiler has made of src/translations. */
export function documentTranslations(folder) {
  const names = readdirSync(sources, { recursive: true }).filter((name) => name.endsWith('.ts'));
  const texts = new Map(names.flatMap((name) => [...textsOf(join(sources, name))]));
  // A file may contain texts of another one.
  for (const name of ['../en.ts', ...names]) documentFile(join(folder, 'en', name.replace('.ts', '.d.ts')), texts);
}
