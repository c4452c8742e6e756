import { isBuiltin } from 'node:module';
import ts from 'typescript';

/**
 * What each script imports: names of modules, or, in parentheses, the code that computes them. Static and dynamic imports, and `require`, also by
 * the name that a bundler has given to the function of `createRequire`.
 */
export function importedModules(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const program = ts.createProgram(paths, { allowJs: true, noResolve: true, noLib: true, types: [] });
  const checker = program.getTypeChecker();
  return new Map(
    paths.map((path) => {
      const source = program.getSourceFile(path);
      return [path, source === undefined ? [] : modulesOf(source, checker)] as const;
    }),
  );
}

function modulesOf(source: ts.SourceFile, checker: ts.TypeChecker): readonly string[] {
  const requires = new Set<ts.Symbol>();
  const creators = new Set<ts.Symbol>();
  const found = new Set<string>();
  const add = (node: ts.Node | undefined) => {
    if (node !== undefined) found.add(ts.isStringLiteralLike(node) ? node.text : `(${node.getText(source)})`);
  };
  const keep = (symbols: Set<ts.Symbol>, name: ts.Node) => {
    const symbol = checker.getSymbolAtLocation(name);
    if (symbol !== undefined) symbols.add(symbol);
  };
  const isCall = (node: ts.Node | undefined, symbols: ReadonlySet<ts.Symbol>): node is ts.CallExpression => {
    if (node === undefined || !ts.isCallExpression(node)) return false;
    const symbol = checker.getSymbolAtLocation(node.expression);
    return symbol !== undefined && symbols.has(symbol);
  };
  const isRequire = (node: ts.CallExpression) =>
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'require' &&
    (checker.getSymbolAtLocation(node.expression)?.declarations ?? []).length === 0;
  const visit = (node: ts.Node): void => {
    if (ts.isImportSpecifier(node) && (node.propertyName ?? node.name).text === 'createRequire')
      keep(creators, node.name);
    if (ts.isVariableDeclaration(node) && isCall(node.initializer, creators)) keep(requires, node.name);
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    if (ts.isCallExpression(node)) {
      const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword;
      if (isImport || isRequire(node) || isCall(node, requires)) add(node.arguments[0]);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found];
}

/** The package of a module, or `node:` for those of Node; none for files beside the script. */
export function packageOf(module: string): string | undefined {
  if (module.startsWith('.')) return undefined;
  if (isBuiltin(module)) return 'node:';
  return /^(?:@[^/]+\/)?[^/]+/.exec(module)?.[0] ?? module;
}
