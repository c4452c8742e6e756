/** Calls of each text that is a function, with values that show its plurals, its choices and its placeholders. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export interface SampleCall {
  readonly key: string;
  readonly args: readonly (string | number | boolean)[];
}

const folder = 'src/translations/en';
const numbers = [0, 1, 2, 3, 5, 11, 21, 100, 1.5, 12_345];
const maxCalls = 3000;

type Declarations = ReadonlyMap<string, ts.Expression>;

/** The constants of a file, by name. */
function declarationsOf(source: ts.SourceFile): Declarations {
  const declarations = new Map<string, ts.Expression>();
  for (const statement of source.statements)
    if (ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations)
        if (ts.isIdentifier(name) && initializer !== undefined) declarations.set(name.text, initializer);
  return declarations;
}

/** The keys of the tables that an expression uses, also by functions of the file; and texts that it compares with. */
function choicesIn(node: ts.Node, declarations: Declarations, visited = new Set<string>()): string[] {
  const choices: string[] = [];
  const visit = (inner: ts.Node): void => {
    if (ts.isBinaryExpression(inner) && ts.isStringLiteral(inner.right)) choices.push(inner.right.text);
    const declaration = ts.isIdentifier(inner) ? declarations.get(inner.text) : undefined;
    if (ts.isIdentifier(inner) && declaration !== undefined && !visited.has(inner.text)) {
      visited.add(inner.text);
      if (ts.isObjectLiteralExpression(declaration)) {
        for (const property of declaration.properties)
          if (ts.isPropertyAssignment(property)) {
            const { name, initializer } = property;
            choices.push(ts.isStringLiteral(name) ? name.text : name.getText());
            // A table of tables has the keys of both.
            if (ts.isObjectLiteralExpression(initializer))
              for (const { name: inside } of initializer.properties)
                if (inside !== undefined) choices.push(ts.isStringLiteral(inside) ? inside.text : inside.getText());
          } else visit(property);
      } else visit(declaration);
    }
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return [...new Set(choices)].filter((choice) => choice !== '');
}

/** What stands for a parameter in the texts. */
export const placeholderOf = (parameter: string): string => `⟦${parameter}⟧`;

function valuesOf({ name, type, initializer }: ts.ParameterDeclaration, choices: readonly string[]) {
  const typeText = type?.getText() ?? '';
  if (typeText === 'number' || initializer?.kind === ts.SyntaxKind.NumericLiteral) return numbers;
  if (typeText === 'boolean') return [true, false];
  if (typeText === 'string') return [placeholderOf(name.getText()), '', ...choices];
  const literals = [...typeText.replace(/Exclude<\w+, [^>]*>/, "'near' | 'over'").matchAll(/'([\w-]+)'/g)];
  return literals.length > 0 ? literals.map(([, literal = '']) => literal) : choices;
}

const product = (lists: readonly (readonly (string | number | boolean)[])[]): (string | number | boolean)[][] =>
  lists.reduce<(string | number | boolean)[][]>(
    (rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])),
    [[]],
  );

/** Of all texts of English that are functions. */
export function readSampleCalls(): SampleCall[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && name !== 'pluralize.ts')
    .flatMap((name) => {
      const file = join(folder, name);
      const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
      const declarations = declarationsOf(source);
      const calls: SampleCall[] = [];
      for (const [constant, value] of declarations) {
        if (!ts.isObjectLiteralExpression(value) || !new RegExp(`export const ${constant}\\b`).test(source.text))
          continue;
        for (const property of value.properties) {
          if (!ts.isPropertyAssignment(property) || !ts.isArrowFunction(property.initializer)) continue;
          const { parameters, body } = property.initializer;
          const choices = choicesIn(body, declarations);
          const rows = product(parameters.map((parameter) => valuesOf(parameter, choices)));
          const step = Math.ceil(rows.length / maxCalls);
          const key = property.name.getText();
          calls.push(...rows.filter((_, index) => index % step === 0).map((args) => ({ key, args })));
        }
      }
      return calls;
    });
}
