/** The public types of the sources: their declarations, found by name, and what their comments say. */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';

export type Declaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.ClassDeclaration;

interface Declared {
  readonly file: string;
  readonly declaration: Declaration;
}

/** Folders whose types can be part of the interface; of two types with one name, the first counts. */
const folders = ['domain', 'store', 'session', 'elements', 'protocol/encode', 'translations'];

const isDeclaration = (node: ts.Node): node is Declaration =>
  ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isClassDeclaration(node);

function readDeclarations(): ReadonlyMap<string, Declared> {
  const found = new Map<string, Declared>();
  for (const folder of folders) {
    const names = readdirSync(join('src', folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    for (const name of names) {
      const file = join('src', folder, name);
      const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
      for (const node of source.statements) {
        if (!isDeclaration(node) || node.name === undefined || found.has(node.name.text)) continue;
        if (node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) !== true) continue;
        found.set(node.name.text, { file, declaration: node });
      }
    }
  }
  return found;
}

const declarations = readDeclarations();

export function declarationOf(name: string): Declaration {
  const found = declarations.get(name);
  if (found === undefined) throw new Error(`There is no exported type ${name}.`);
  return found.declaration;
}

/** The name of the file that declares a type, without its extension. */
export const fileOf = (name: string): string => basename(declarations.get(name)?.file ?? '', '.ts');

/** The comment directly before a node: its text, and whether it is for this project only. */
export function commentOf(node: ts.Node): { readonly text: string; readonly isInternal: boolean } {
  const source = node.getSourceFile().text;
  const last = ts.getLeadingCommentRanges(source, node.getFullStart())?.at(-1);
  const comment = last === undefined ? '' : source.slice(last.pos, last.end);
  if (!comment.startsWith('/**')) return { text: '', isInternal: false };
  const text = comment
    .replace(/^\/\*\*\s*/, '')
    .replace(/\s*\*\/$/, '')
    .replaceAll(/^\s*\* ?/gm, '')
    .trim();
  return { text, isInternal: text.includes('@internal') };
}

/** What the code of a page can use: public, and not for this project only. */
export const isPublicMember = (member: ts.ClassElement): boolean =>
  member.name !== undefined &&
  !ts.isPrivateIdentifier(member.name) &&
  !(ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : []).some(({ kind }) =>
    [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword, ts.SyntaxKind.StaticKeyword].includes(kind),
  ) &&
  !commentOf(member).isInternal;

export const oneLine = (text: string): string =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\breadonly (?!\w+\[\])/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/([{(]) \| /g, '$1 ')
    .replace(/^\| /, '')
    .trim();

/** A member of a class without its body. */
export function signatureOf(member: ts.ClassElement): string {
  const name = member.name?.getText() ?? '';
  if (ts.isMethodDeclaration(member)) {
    const parameters = member.parameters.map((parameter) => oneLine(parameter.getText())).join(', ');
    return `${name}(${parameters}): ${oneLine(member.type?.getText() ?? 'void')}`;
  }
  const { type } = member as ts.PropertyDeclaration | ts.GetAccessorDeclaration;
  return `${name}: ${oneLine(type?.getText() ?? 'unknown')}`;
}

/** A class as a declaration: public members with their comments, without code. */
function classText(declaration: ts.ClassDeclaration): string {
  const members = declaration.members.filter(
    (member) => !ts.isConstructorDeclaration(member) && !ts.isSetAccessor(member) && isPublicMember(member),
  );
  const heritage = declaration.heritageClauses?.map((clause) => ` ${clause.getText()}`).join('') ?? '';
  const lines = members.map((member) => {
    const { text } = commentOf(member);
    const comment = text === '' ? '' : `  /** ${text.replaceAll(/\s+/g, ' ')} */\n`;
    return `${comment}  ${signatureOf(member)};`;
  });
  return `class ${declaration.name?.text ?? ''}${heritage} {\n${lines.join('\n')}\n}`;
}

/** The declaration of a type as it is written in the sources. */
export function declarationText(name: string): string {
  const declaration = declarationOf(name);
  if (ts.isClassDeclaration(declaration)) return classText(declaration);
  return declaration
    .getText()
    .replace(/^export /, '')
    .replaceAll(/\breadonly (?!\w+\[\])/g, '');
}

/** The types that a text names. */
export const typesNamedIn = (text: string): string[] =>
  [...new Set(text.match(/\b[A-Z]\w+/g) ?? [])].filter((name) => declarations.has(name));
