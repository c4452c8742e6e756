/**
 * Generates custom-elements.json from the JSDoc of the element classes, and a table of a guide. With `--check` it writes
 * nothing, and fails if they are out of date or a description is missing.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import {
  defaultOf,
  eventTypes,
  themeProperties,
  typedEvents,
  undocumentedThemeProperties,
} from './manifest-details.mjs';
import { telemetryTable } from './telemetry-table.mjs';

const isCheckOnly = process.argv.includes('--check');
const folder = '.cache/manifest';
execFileSync(
  process.execPath,
  [
    'node_modules/@custom-elements-manifest/analyzer/cem.js',
    'analyze',
    '--config',
    'test/support/checks/manifest.config.mjs',
  ],
  { stdio: ['ignore', 'ignore', 'inherit'] },
);
const manifest = JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8'));
rmSync(folder, { recursive: true });

const isPublic = ({ tagName, customElement }) =>
  customElement === true && tagName !== undefined && !tagName.startsWith('agent-desk-');
const isHidden = (member) => member.privacy !== undefined && member.privacy !== 'public';
const problems = [];

/** The file of the package that is built from a source file; undefined if there is none. */
const builtPath = (path) => {
  const name = /^\/?src\/elements\/([\w-]+)\/\1(\.define)?\.[jt]s$/.exec(path);
  return name === null ? undefined : `dist/npm/elements/${name[1]}/${name[1]}${name[2] ?? ''}.js`;
};
/** A reference to a module that is not a file of the package says nothing: only the name is kept. */
const builtReference = ({ name, module }) => ({
  name,
  ...(module && builtPath(module) && { module: builtPath(module) }),
});
const withBuiltOrigin = (item) =>
  item.inheritedFrom === undefined ? item : { ...item, inheritedFrom: builtReference(item.inheritedFrom) };

function withDefault(tag, item) {
  const value = defaultOf(item);
  if (value === undefined) problems.push(`<${tag}> ${item.name} has no default.`);
  return { ...withBuiltOrigin(item), default: value };
}

function withType(tag, event) {
  const types = eventTypes.get(event.name);
  if (types === undefined || !typedEvents.get(tag)?.includes(event.name)) {
    problems.push(`<${tag}> ${event.name} has no type in src/element-types.ts.`);
    return event;
  }
  return { ...withBuiltOrigin(event), type: { text: types.type }, detail: { type: { text: types.detail } } };
}

// Keep only public elements and their public members.
manifest.modules = manifest.modules
  .map((module) => ({
    ...module,
    declarations: (module.declarations ?? [])
      .filter((declaration) => isPublic(declaration))
      .map((declaration) => ({
        ...declaration,
        superclass: builtReference(declaration.superclass),
        // The analyzer also reports constructor arguments of dispatched events as events.
        events: (declaration.events ?? [])
          .filter(({ name }) => name?.includes('-'))
          .map((event) => withType(declaration.tagName, event)),
        attributes: (declaration.attributes ?? []).map((attribute) => withDefault(declaration.tagName, attribute)),
        members: (declaration.members ?? [])
          .filter((member) => !isHidden(member) && !member.name.startsWith('#') && !member.static)
          .map((member) =>
            member.kind === 'method' ? withBuiltOrigin(member) : withDefault(declaration.tagName, member),
          ),
        cssProperties: [
          ...(declaration.cssProperties ?? []),
          ...(declaration.tagName === 'desk-session'
            ? []
            : themeProperties.map((property) => ({ ...property, inheritedFrom: { name: 'DeskElement' } }))),
        ],
      })),
    exports: (module.exports ?? [])
      .filter(({ name, declaration }) => /^[A-Z]/.test(declaration?.name ?? name))
      .map((entry) => ({ ...entry, declaration: builtReference(entry.declaration) })),
  }))
  .filter(({ declarations }) => declarations.length > 0)
  .map((module) => ({ ...module, path: builtPath(module.path) }))
  // The definition is another module than the class.
  .flatMap((module) => [module, definitionOf(module)])
  .sort((a, b) => a.path.localeCompare(b.path));

function definitionOf({ path, declarations: [{ name, tagName }] }) {
  const definition = { kind: 'custom-element-definition', name: tagName, declaration: { name, module: path } };
  return {
    kind: 'javascript-module',
    path: path.replace('.js', '.define.js'),
    declarations: [],
    exports: [definition],
  };
}

for (const name of undocumentedThemeProperties) problems.push(`${name} has no @cssproperty.`);

const elements = manifest.modules.flatMap(({ declarations }) => declarations);

const lifecycleMethods = new Set([
  'connectedCallback',
  'disconnectedCallback',
  'render',
  'willUpdate',
  'updated',
  'firstUpdated',
  'update',
]);

async function formatFile(text, file) {
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}

/** A document with its generated section, which has a name, replaced. */
function replaceSection(document, name, content) {
  const start = `<!-- ${name}: generated by npm run manifest -->`;
  const end = `<!-- /${name} -->`;
  const [before, rest] = document.split(start);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`There is no section "${start}" … "${end}".`);
  return `${before}${start}\n\n${content}\n${end}${after}`;
}

/** Everything that the documentation shows of an element. */
const describedParts = ({ tagName, summary, description, members, ...lists }) => [
  { kind: 'summary', name: tagName, description: summary ?? description },
  ...['attributes', 'events', 'slots', 'cssParts', 'cssStates', 'cssProperties'].flatMap((kind) =>
    (lists[kind] ?? []).map((part) => ({ kind, ...part })),
  ),
  ...members.filter(
    ({ kind, name, inheritedFrom }) =>
      !name.startsWith('_') &&
      inheritedFrom?.name !== 'LitElement' &&
      (kind === 'field' || (inheritedFrom === undefined && !lifecycleMethods.has(name))),
  ),
];

const missingDescriptions = elements.flatMap((element) =>
  describedParts(element)
    .filter(({ description }) => (description ?? '').trim() === '')
    .map(({ kind, name }) => `<${element.tagName}> ${kind} ${name}`),
);

const telemetryGuide = 'demo/docs/guides/observability.md';
const outputs = {
  // Without the indentation of what is deep in it, which is a quarter of the file.
  'custom-elements.json': `${JSON.stringify(manifest, null, 1).replace(/\n(?: {7,}[}\]]?| {6}[}\]])/g, (line) => line.trim())}\n`,
  [telemetryGuide]: await formatFile(
    replaceSection(readFileSync(telemetryGuide, 'utf8'), 'telemetry', `${telemetryTable()}\n`),
    telemetryGuide,
  ),
};

for (const problem of problems) {
  console.error(problem);
  process.exitCode = 1;
}
if (missingDescriptions.length > 0) {
  console.error(`Missing descriptions:\n  ${missingDescriptions.join('\n  ')}`);
  process.exitCode = 1;
}
for (const [file, text] of Object.entries(outputs)) {
  if (!isCheckOnly) writeFileSync(file, text);
  else if (readFileSync(file, { encoding: 'utf8', flag: 'a+' }) !== text) {
    console.error(`${file} is out of date: run npm run manifest.`);
    process.exitCode = 1;
  }
}
console.log(`${elements.length} elements${isCheckOnly ? ' checked' : ' written'}`);
