/**
 * Generates custom-elements.json and the element tables of README.md from the JSDoc of the element classes. With `--check`
 * it writes nothing, and fails if they are out of date or a description is missing.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

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

// Keep only public elements and their public members.
manifest.modules = manifest.modules
  .map((module) => ({
    ...module,
    declarations: (module.declarations ?? [])
      .filter((declaration) => isPublic(declaration))
      .map((declaration) => ({
        ...declaration,
        // The analyzer also reports constructor arguments of dispatched events as events.
        events: (declaration.events ?? []).filter(({ name }) => name?.includes('-')),
        members: (declaration.members ?? []).filter(
          (member) => !isHidden(member) && !member.name.startsWith('#') && !member.static,
        ),
      })),
    exports: (module.exports ?? []).filter(
      ({ kind, name, declaration }) => kind === 'custom-element-definition' || /^[A-Z]/.test(declaration?.name ?? name),
    ),
  }))
  .filter(({ declarations }) => declarations.length > 0)
  .sort((a, b) => a.path.localeCompare(b.path));

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
        attribute.default === undefined ? '' : inlineCode(attribute.default),
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
        .map((event) => [inlineCode(event.name), requireDescription(tag, 'event', event)]),
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
      (element.cssProperties ?? []).map((property) => [
        inlineCode(property.name),
        property.default ? inlineCode(property.default) : '',
        requireDescription(tag, 'CSS property', property),
      ]),
    ),
  ].join('');
}

const lifecycleMethods = new Set([
  'connectedCallback',
  'disconnectedCallback',
  'render',
  'willUpdate',
  'updated',
  'firstUpdated',
  'update',
]);

const start = '<!-- elements: generated by npm run manifest -->';
const end = '<!-- /elements -->';

async function formatFile(text, file) {
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}

function replaceElementTables(readme, tables) {
  const [before, rest] = readme.split(start);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`README.md has no section "${start}" … "${end}".`);
  return `${before}${start}\n\n${tables}\n${end}${after}`;
}

const readme = readFileSync('README.md', 'utf8');
const outputs = {
  'custom-elements.json': `${JSON.stringify(manifest, null, 2)}\n`,
  'README.md': await formatFile(replaceElementTables(readme, elements.map(elementSection).join('\n')), 'README.md'),
};

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
