/** What people read or hear comes from the translations: the sources of the elements contain no words. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

const folder = 'src/elements';
/** Attributes and properties whose value is read or announced. */
const textAttributes =
  /^\.?(aria-(label|description|roledescription|valuetext|placeholder)|aria(Label|Description|RoleDescription|ValueText)|title|placeholder|alt|label|summary|textContent|innerText)$/;
/** What is written on keys. */
const keyNames = new Set(['Esc', 'Enter', 'Shift', 'Alt', 'Ctrl', 'Home', 'End', 'F6']);
const hasWords = (text: string) => /\p{L}{2,}|^\s*\p{L}\s*$/u.test(text) && !keyNames.has(text.trim());

/** The texts that an expression may give as they are. */
function literalsOf(node: ts.Expression): string[] {
  if (ts.isParenthesizedExpression(node)) return literalsOf(node.expression);
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)];
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
  if (!ts.isBinaryExpression(node)) return [];
  const { kind } = node.operatorToken;
  if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return literalsOf(node.right);
  const joins = [ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.PlusToken];
  return joins.includes(kind) ? [...literalsOf(node.left), ...literalsOf(node.right)] : [];
}

/** Stands for an expression in a template. */
const mark = '\u0001';
const tagPattern = /<!--[\s\S]*?-->|<style[\s\S]*?<\/style>|<\/?[\w-]+(?:"[^"]*"|'[^']*'|[^"'>])*>/g;
const attributePattern = /([.?@]?[\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

/** The words of a template that people read: its texts, and some of its attributes. */
function wordsOfTemplate({ template }: ts.TaggedTemplateExpression): string[] {
  const spans = ts.isTemplateExpression(template) ? template.templateSpans : [];
  const [head, ...rest] = ts.isTemplateExpression(template)
    ? [template.head.text, ...spans.map(({ literal }) => literal.text)]
    : [template.text];
  const markup = [head, ...rest].join(mark);
  /** The text, and what its expressions may be. `index`: of the text in the markup. */
  const textsOf = (text: string, index: number): string[] => {
    const first = markup.slice(0, index).split(mark).length - 1;
    const parts = text.split(mark);
    const expressions = spans.slice(first, first + parts.length - 1).map(({ expression }) => expression);
    return [...parts, ...expressions.flatMap(literalsOf)];
  };
  const texts: string[] = [];
  let end = 0;
  for (const { 0: tag, index } of markup.matchAll(tagPattern)) {
    texts.push(...textsOf(markup.slice(end, index), end));
    end = index + tag.length;
    if (/^<(!--|style|\/)/.test(tag)) continue;
    for (const attribute of tag.matchAll(attributePattern)) {
      const [whole, name = '', ...values] = attribute;
      const value = values.find((one) => one !== undefined) ?? '';
      const valueIndex = index + attribute.index + whole.lastIndexOf(value);
      if (textAttributes.test(name)) texts.push(...textsOf(value, valueIndex));
    }
  }
  return [...texts, ...textsOf(markup.slice(end), end)].filter(hasWords);
}

/** What a statement sets or announces: `element.title = …`, `setAttribute('title', …)`, `announce(…)`. */
function wordsOfStatement(node: ts.Node): string[] {
  if (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isPropertyAccessExpression(node.left) &&
    textAttributes.test(node.left.name.text)
  )
    return literalsOf(node.right).filter(hasWords);
  if (!ts.isCallExpression(node)) return [];
  const called = /(setAttribute|announce)$/.exec(node.expression.getText())?.[1];
  const [first, second] = node.arguments;
  if (called === 'announce') return first === undefined ? [] : literalsOf(first).filter(hasWords);
  const isText = first !== undefined && ts.isStringLiteral(first) && textAttributes.test(first.text);
  return called !== undefined && isText && second !== undefined ? literalsOf(second).filter(hasWords) : [];
}

function wordsOf(file: string, text = readFileSync(file, 'utf8')): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isTemplate = ts.isTaggedTemplateExpression(node) && ['html', 'svg'].includes(node.tag.getText());
    for (const word of isTemplate ? wordsOfTemplate(node) : wordsOfStatement(node))
      found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${word.trim()}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test('elements show no text that is not a translation', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  assert.ok(files.length > 200);
  assert.deepEqual(
    files.flatMap((name) => wordsOf(join(folder, name))),
    [],
  );
});

test('words are found in texts, attributes, expressions and calls', () => {
  const template = (markup: string) => `const a = html\`${markup}\`;`;
  const found: readonly (readonly [source: string, word: string])[] = [
    [template('<b>Hello</b>'), 'Hello'],
    [template('<b class="red ${x}" title="Close ${name}">${name}</b>'), 'Close'],
    [template('<img alt=${x ? "Picture" : name} />'), 'Picture'],
    [template('<p class=${"red"}>${x ?? "none at all"}</p>'), 'none at all'],
    [template('${x && html`<i>inside</i>`}'), 'inside'],
    [template('<a .title=${`Open ${name}`}></a>'), 'Open'],
    ["field.ariaLabel = x || 'Search';", 'Search'],
    ["field.setAttribute('aria-label', 'Search');", 'Search'],
    ["this.announcer.announce('Done');", 'Done'],
  ];
  for (const [text, word] of found) assert.deepEqual(wordsOf('a.ts', text), [`a.ts:1: ${word}`], text);
  const without = [
    template('<b class="a b" role="group" id=${x ? "one" : "two"}>${name} · ${count}</b>'),
    template('<!-- a comment --><kbd>Esc</kbd><style>b { color: red }</style>'),
    "field.setAttribute('role', 'search'); field.id = 'one';",
  ];
  for (const text of without) assert.deepEqual(wordsOf('a.ts', text), [], text);
});
