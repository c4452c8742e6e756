/**
 * Generates custom-elements.json and the element tables of README.md from the JSDoc of the element classes. With `--check`
 * it writes nothing, and fails if they are out of date or a description is missing.
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

const elements = manifest.modules
  .flatMap(({ declarations }) => declarations)
  .sort((a, b) => elementOrder(a.tagName) - elementOrder(b.tagName));

function elementOrder(tag) {
  const preferredOrder = [
    'desk-session',
    'agent-login',
    'agent-state-switch',
    'task-offer',
    'conversation-list',
    'chat-thread',
  ];
  const index = preferredOrder.indexOf(tag);
  return index < 0 ? preferredOrder.length : index;
}

const missingDescriptions = [];
const requireDescription = (tag, kind, { name = '', description }) => {
  const text = (description ?? '').replace(/\s+/g, ' ').trim();
  if (text === '') missingDescriptions.push(`<${tag}> ${kind} ${name}`);
  return text.replaceAll('|', '\\|');
};

const markdownTable = (head, rows) =>
  rows.length === 0
    ? ''
    : `\n| ${head.join(' | ')} |\n|${head.map(() => '---').join('|')}|\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`;

const inlineCode = (text) => `\`${text.replaceAll('|', '\\|')}\``;

function elementSection(element) {
  const { tagName: tag } = element;
  const attributes = element.attributes ?? [];
  const attributeFields = new Set(attributes.map(({ fieldName }) => fieldName));
  const fields = (element.members ?? []).filter(
    ({ kind, name, inheritedFrom }) =>
      kind === 'field' && !attributeFields.has(name) && !name.startsWith('_') && inheritedFrom?.name !== 'LitElement',
  );
  const methods = (element.members ?? []).filter(
    ({ kind, name, inheritedFrom }) => kind === 'method' && inheritedFrom === undefined && !lifecycleMethods.has(name),
  );
  return [
    `### \`<${tag}>\`\n`,
    `${requireDescription(tag, 'summary', { description: element.summary ?? element.description })}\n`,
    markdownTable(
      ['attribute', 'default', ''],
      attributes.map((attribute) => [
        inlineCode(attribute.name),
        attribute.default === 'undefined' ? '' : inlineCode(attribute.default),
        requireDescription(tag, 'attribute', attribute),
      ]),
    ),
    markdownTable(
      ['property', ''],
      fields.map((property) => [inlineCode(property.name), requireDescription(tag, 'property', property)]),
    ),
    markdownTable(
      ['method', ''],
      methods.map((method) => [
        inlineCode(`${method.name}(${(method.parameters ?? []).map(({ name }) => name).join(', ')})`),
        requireDescription(tag, 'method', method),
      ]),
    ),
    markdownTable(
      ['event', ''],
      (element.events ?? [])
        .filter(({ name }) => name !== undefined)
        .map((event) => [inlineCode(event.name), withDetail(requireDescription(tag, 'event', event), event)]),
    ),
    markdownTable(
      ['part', ''],
      (element.cssParts ?? []).map((part) => [inlineCode(part.name), requireDescription(tag, 'part', part)]),
    ),
    markdownTable(
      ['slot', ''],
      (element.slots ?? []).map((slot) => [
        slot.name ? inlineCode(slot.name) : '(default)',
        requireDescription(tag, 'slot', slot),
      ]),
    ),
    markdownTable(
      ['state', ''],
      (element.cssStates ?? []).map((state) => [
        inlineCode(`:state(${state.name})`),
        requireDescription(tag, 'state', state),
      ]),
    ),
    markdownTable(
      ['CSS property', 'default', ''],
      cssPropertyRows(
        tag,
        element.cssProperties.filter(({ inheritedFrom }) => inheritedFrom === undefined),
      ),
    ),
  ].join('');
}

const cssPropertyRows = (tag, properties) =>
  properties.map((property) => [
    inlineCode(property.name),
    inlineCode(property.default),
    requireDescription(tag, 'CSS property', property),
  ]);

/** Names the fields of the detail where the description does not. */
const withDetail = (description, { detail }) => {
  const fields = [...(detail?.type.text.matchAll(/[{;] (\w+)\??:/g) ?? [])].map(([, name]) => name);
  return description.includes('Detail:') || fields.length === 0
    ? description
    : `${description} Detail: \`{ ${fields.join(', ')} }\`.`;
};

const themeSection = `### Theme\n\nAll elements take these custom properties from any ancestor.\n${markdownTable(
  ['CSS property', 'default', ''],
  cssPropertyRows('theme', themeProperties),
)}`;

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

const readme = readFileSync('README.md', 'utf8');
const telemetryGuide = 'demo/docs/guides/observability.md';
const outputs = {
  // Without the indentation of what is deep in it, which is a quarter of the file.
  'custom-elements.json': `${JSON.stringify(manifest, null, 1).replace(/\n(?: {7,}[}\]]?| {6}[}\]])/g, (line) => line.trim())}\n`,
  'README.md': await formatFile(
    replaceSection(readme, 'elements', [...elements.map(elementSection), themeSection].join('\n')),
    'README.md',
  ),
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
