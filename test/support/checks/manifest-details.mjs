/** What the analyzer of custom-elements.json does not find: types of events, defaults, and the custom properties of the theme. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const parse = (file) => ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);

/** On one line, without comments and `readonly`. */
const typeText = (node) =>
  node
    .getText()
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\breadonly (?!\w+\[\])/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Every interface and class of the event files, by name. */
const declarations = new Map(
  readdirSync('src/elements', { recursive: true })
    .filter((name) => /(\.events|-events?|element-error)\.ts$/.test(name))
    .map((name) => parse(join('src/elements', name)))
    .concat(parse('src/element-types.ts'), parse('src/session/events/session-event-map.ts'))
    .flatMap(({ statements }) => [...statements])
    .filter((node) => ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node))
    .map((node) => [node.name.text, node]),
);
const membersOf = (name) =>
  declarations.get(name).members.map((member) => [member.name.text ?? member.name.getText(), member.type]);

/** A detail by its members; types that the package exports keep their name. */
function detailOf(type) {
  if (!ts.isTypeReferenceNode(type)) return typeText(type);
  const declaration = declarations.get(type.typeName.getText());
  const isLocal = declaration?.modifiers?.every(({ kind }) => kind !== ts.SyntaxKind.ExportKeyword) ?? declaration;
  if (!isLocal) return typeText(type);
  return `{ ${declaration.members.map(typeText).join(' ')} }`;
}

const requestEvents = membersOf('RequestEventMap').map(([name, type]) => {
  const className = type.getText().split('.').at(-1);
  const [{ types }] = declarations.get(className).heritageClauses;
  return [name, { type: className, detail: detailOf(types[0].typeArguments[0]) }];
});
const sessionEvents = membersOf('SessionEventMap').map(([name, type]) => [
  name,
  { type: `DeskSessionEvent<'${name}'>`, detail: detailOf(type) },
]);

/** By name: the class of each event, and the type of its detail. */
export const eventTypes = new Map([
  ...requestEvents,
  ...sessionEvents,
  ['chats-shown', { type: 'ChatsShownEvent', detail: '{ chats: readonly TeamChat[]; }' }],
  ['element-error', { type: 'ElementErrorEvent', detail: 'ElementErrorDetail' }],
]);

/** The tag of each element with the names of its events, as they are typed. */
export const typedEvents = new Map(
  membersOf('DeskElementEventMaps').map(([tag, type]) => {
    const names = [...type.getText().matchAll(/'([\w-]+)'/g)].map(([, name]) => name);
    return [
      tag,
      tag === 'desk-session' ? sessionEvents.map(([name]) => name) : [...new Set([...names, 'element-error'])],
    ];
  }),
);

/** The defaults of options that elements take over from the session. */
const sessionDefaults = /defaultOptions: DeskSessionOptions = \{([^}]*\{\}[^}]*)\}/.exec(
  readFileSync('src/session/session-options.ts', 'utf8'),
)[1];

/** The default of a property; one that is not initialized is undefined. */
export function defaultOf({ name, fieldName = name, default: given, type }) {
  if (given !== undefined && !given.startsWith('defaultOptions.')) return given;
  const option = new RegExp(`^  ${fieldName}: (.*),$`, 'm').exec(sessionDefaults)?.[1];
  const isRequired = type !== undefined && !/undefined|null|unknown/.test(type.text);
  return isRequired ? option : 'undefined';
}

/** Reads `var(--name, default)` with the parentheses of the default. */
function fallbackOf(styles, property) {
  const start = styles.indexOf(`var(${property},`) + `var(${property},`.length;
  let depth = 1;
  let end = start;
  while (depth > 0) depth += { '(': 1, ')': -1 }[styles[end++]] ?? 0;
  const value = styles.slice(start, end - 1).trim();
  // Where it follows the accent or the density of the page, it has a default of its own without them.
  const [, custom] = /^var\((--_(?:custom|dense)-[\w-]+),/.exec(value) ?? [];
  return custom === undefined ? value : fallbackOf(value, custom);
}

/** The custom properties that all elements take from the page. */
export const themeProperties = ['tokens', 'avatar'].flatMap((name) => {
  const styles = readFileSync(`src/elements/internal/styles/${name}.ts`, 'utf8');
  return [...styles.matchAll(/@cssproperty (--[\w-]+) - (.+)/g)].map(([, property, description]) => ({
    name: property,
    default: fallbackOf(styles, property),
    description,
  }));
});

/** Custom properties of the theme that are used without being documented. */
export const undocumentedThemeProperties = [
  ...new Set(
    readdirSync('src/elements', { recursive: true })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => readFileSync(join('src/elements', name), 'utf8').match(/var\(--agent-desk-[\w-]+/g) ?? [])
      .map((text) => text.slice('var('.length)),
  ),
].filter((name) => !themeProperties.some((property) => property.name === name));
