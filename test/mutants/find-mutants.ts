/** Finds the small changes ("mutants") that a unit test of a module should notice. */
import ts from 'typescript';

export interface Mutant {
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** The line it begins in. */
  readonly code: string;
  /** The original text, then what replaces it, on one line. */
  readonly description: string;
  /**
   * Skipped unless it compiles. Most texts, copied fields and fallbacks cannot be changed without an error: the type has
   * no such text, or lacks a field.
   */
  readonly mustCompile: boolean;
}

export const applyMutant = (text: string, { start, end, replacement }: Mutant): string =>
  text.slice(0, start) + replacement + text.slice(end);

const swappedOperators: Readonly<Record<string, readonly string[]>> = {
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '&&': ['||'],
  '||': ['&&'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
};

const swappedMethods: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  max: 'min',
  min: 'max',
  find: 'findLast',
  findLast: 'find',
  findIndex: 'findLastIndex',
  findLastIndex: 'findIndex',
};

export function findMutants(file: string, text: string): readonly Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const mutants: Mutant[] = [];

  const add = (node: ts.Node, replacement: string, mustCompile = false): void => {
    const start = node.getStart(source);
    const end = node.getEnd();
    const original = text.slice(start, end);
    if (original === replacement) return;
    const onOneLine = (code: string) => {
      const line = code.replaceAll(/\s+/g, ' ');
      return line.length > 90 ? `${line.slice(0, 87)}...` : line;
    };
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    mutants.push({
      file,
      line,
      start,
      end,
      replacement,
      code: (text.split('\n')[line - 1] ?? '').trim(),
      description: `${onOneLine(original)}  →  ${onOneLine(replacement)}`,
      mustCompile,
    });
  };

  const replaceCondition = (condition: ts.Expression): void => {
    add(condition, 'true');
    add(condition, 'false');
  };

  const visit = (node: ts.Node): void => {
    // Types and imports have no behaviour.
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    if (ts.isTypeAliasDeclaration(node)) return;

    if (ts.isBinaryExpression(node)) {
      const operator = node.operatorToken.getText(source);
      for (const swapped of swappedOperators[operator] ?? []) add(node.operatorToken, swapped);
      if (operator === '??') {
        add(node, node.left.getText(source), true);
        add(node, `(${node.right.getText(source)})`);
      }
    }
    if (ts.isIfStatement(node)) replaceCondition(node.expression);
    if (ts.isConditionalExpression(node)) replaceCondition(node.condition);
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      add(node, node.operand.getText(source));
    }
    if (node.kind === ts.SyntaxKind.TrueKeyword) add(node, 'false');
    if (node.kind === ts.SyntaxKind.FalseKeyword) add(node, 'true');
    if (ts.isNumericLiteral(node)) add(node, String(Number(node.text.replaceAll('_', '')) + 1));
    if (ts.isStringLiteral(node) && isValue(node)) add(node, node.text === '' ? `'mutant'` : `''`, true);
    if (ts.isSpreadAssignment(node)) add(node, '...{}', true);
    if (ts.isSpreadElement(node)) add(node, '...[]');
    if (ts.isCaseClause(node) && node.statements.length > 0) {
      // An empty case falls through to the next one; `default: break` style bodies stay as they are.
      const first = node.statements[0];
      const last = node.statements.at(-1);
      if (first !== undefined && last !== undefined && ts.isReturnStatement(last)) {
        add(node.expression, `'mutant' as never`);
      }
    }
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { name } = node.expression;
      const swapped = swappedMethods[name.text];
      if (swapped !== undefined && !(name.text.startsWith('find') && isFoundById(node))) add(name, swapped);
      if (name.text === 'filter' || name.text === 'toSorted' || name.text === 'slice') {
        add(node, node.expression.expression.getText(source));
      }
    }
    if (ts.isExpressionStatement(node)) add(node, ';');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

/** `find(({ id }) => id === other)`: ids are unique, so the first is the last. */
function isFoundById({ arguments: [predicate] }: ts.CallExpression): boolean {
  if (predicate === undefined || !ts.isArrowFunction(predicate) || !ts.isBinaryExpression(predicate.body)) return false;
  const { left, operatorToken } = predicate.body;
  return operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken && /(^|\.)(id|\w+Id)$/.test(left.getText());
}

/** A string that is compared or returned; a property name or a module's name is not a value. */
function isValue({ parent }: ts.StringLiteral): boolean {
  return !(ts.isPropertyAssignment(parent) &&
  parent.name.kind === ts.SyntaxKind.StringLiteral &&
  parent.initializer !== undefined
    ? parent.initializer.kind !== ts.SyntaxKind.StringLiteral
    : ts.isLiteralTypeNode(parent) || ts.isExportDeclaration(parent) || ts.isCaseClause(parent));
}
