import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** Relative modules that a file loads before it runs itself. Imports of types and `import()` are not among them. */
function findValueImports(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    const isValueImport = ts.isImportDeclaration(statement) && statement.importClause?.isTypeOnly !== true;
    const isValueExport = ts.isExportDeclaration(statement) && !statement.isTypeOnly;
    if (!isValueImport && !isValueExport) return [];
    const { moduleSpecifier } = statement;
    if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return [];
    const { text } = moduleSpecifier;
    return text.startsWith('.') ? [join(dirname(file), text).replace(/\.js$/, '.ts')] : [];
  });
}

function readImportGraph(folder: string): ImportGraph {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name));
  return new Map(files.map((file) => [file, findValueImports(file)]));
}

/** One cycle for every import that leads back to a file on the way to it. */
function findCycles(graph: ImportGraph): readonly string[] {
  const cycles: string[] = [];
  const finished = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      return;
    }
    if (finished.has(file)) return;
    for (const imported of graph.get(file) ?? []) visit(imported, [...path, file]);
    finished.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}

for (const folder of ['src', 'demo/agent-manager']) {
  test(`${folder} has no import cycles`, () => {
    const graph = readImportGraph(folder);
    assert.ok([...graph.values()].flat().length > 100, 'imports are found');
    assert.deepEqual(findCycles(graph), []);
  });
}

test('finds a cycle, and an import of oneself', () => {
  const graph = new Map([
    ['a', ['b', 'c']],
    ['b', ['c']],
    ['c', ['a']],
    ['d', ['d', 'a']],
  ]);
  assert.deepEqual(findCycles(graph), ['a → b → c → a', 'd → d']);
});
