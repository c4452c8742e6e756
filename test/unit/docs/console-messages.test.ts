/** Everything that the package writes to the console is in the guide about problems, and nothing else. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import ts from 'typescript';

const guide = readFileSync('demo/docs/guides/troubleshooting.md', 'utf8');
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', name));

/** Values stand as `…`. A condition gives a text for each outcome. */
function textsOf(node: ts.Expression): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return textsOf(node.expression);
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return textsOf(node.left).flatMap((left) => textsOf(node.right).map((right) => left + right));
  if (ts.isTemplateExpression(node)) {
    let texts: readonly string[] = [node.head.text];
    for (const { expression, literal } of node.templateSpans)
      texts = texts.flatMap((text) => textsOf(expression).map((value) => text + value + literal.text));
    return texts;
  }
  return ['…'];
}

/** What is said by a function of this name, with a text around it. */
const sayers = new Map<string, (text: string) => string>([
  ['reportError', (text) => text],
  ['warnOnce', (text) => text],
  ['problem', (text) => `bridge-origin ${text} Nothing is posted.`],
]);

function messagesIn(file: string): readonly string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    const { name, argument } = callIn(node);
    const wrap = sayers.get(name);
    const isOwn = name !== 'problem' || file.endsWith('bridge-origin.ts');
    if (wrap !== undefined && argument !== undefined && isOwn) found.push(...textsOf(argument).map(wrap));
    // Of the loader and the service worker, the browser logs what is thrown, or the loader repeats it.
    if (name === 'Error' && argument !== undefined && /\/(?:loader|service-worker)\//.test(file))
      found.push(...textsOf(argument));
    if (ts.isVariableDeclaration(node) && node.name.getText() === 'explainFailure' && node.initializer)
      found.push(...textsOf((node.initializer as ts.ArrowFunction).body as ts.Expression));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const callIn = (node: ts.Node): { name: string; argument?: ts.Expression | undefined } =>
  ts.isCallExpression(node) || ts.isNewExpression(node)
    ? { name: node.expression.getText(), argument: node.arguments?.[0] }
    : { name: '' };

/** Without those whose text is made elsewhere, which are found there. */
const messages = [...new Set(sources.flatMap(messagesIn))].filter((text) => /\p{L}/u.test(text));

const [, afterHeading = ''] = guide.split('\n## Messages in the console\n');
const [section = ''] = afterHeading.split('\n## ');
const rows = [...section.matchAll(/^\| (.+?) +\|/gm)]
  .map(([, cell = '']) => cell.replaceAll('`', '').trim())
  .filter((cell) => cell !== 'message' && !/^-+$/.test(cell));

const describes = (row: string, message: string): boolean =>
  new RegExp(
    `^${row
      .split('…')
      .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('.*')}$`,
    's',
  ).test(message);

describe('the messages of the console', () => {
  test('are all found in the sources', () => {
    assert.ok(messages.length > 40, `${messages.length} messages`);
    const calls = sources.flatMap((file) => readFileSync(file, 'utf8').match(/\bconsole\.\w+\(/g) ?? []);
    assert.deepEqual(calls, ['console.error(', 'console.warn('], 'others would not be found');
  });

  test('are all in the guide about problems', () => {
    assert.deepEqual(
      messages.filter((message) => !rows.some((row) => describes(row, message))),
      [],
    );
  });

  test('of the guide are all still logged, and say enough to be found', () => {
    assert.deepEqual(
      rows.filter((row) => !messages.some((message) => describes(row, message))),
      [],
    );
    assert.deepEqual(
      rows.filter((row) => row.replaceAll(/…|\P{L}/gu, '').length < 12),
      [],
    );
  });

  test('that the check of a server gives are in the guide, too', () => {
    const [, list = ''] = readFileSync('src/domain/diagnosis.ts', 'utf8').split('export type CheckCode =');
    const checkCodes = [...(list.split('\n\n')[0] ?? '').matchAll(/\| '([\w-]+)'/g)].map(([, code]) => code);
    assert.ok(checkCodes.length > 20);
    assert.deepEqual(
      checkCodes.filter((code) => !guide.includes(`\`${code}\``)),
      [],
    );
  });
});
