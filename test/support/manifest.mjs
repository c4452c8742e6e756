/**
 * Writes custom-elements.json and the element tables of the README from the class comments. With `--check` it writes
 * nothing and fails when they are out of date, or when a class comment leaves something out.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const check = process.argv.includes('--check');
const folder = '.cache/manifest';
execFileSync(
  process.execPath,
  ['node_modules/@custom-elements-manifest/analyzer/cem.js', 'analyze', '--config', 'test/support/manifest.config.mjs'],
  { stdio: ['ignore', 'ignore', 'inherit'] },
);
const manifest = JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8'));
rmSync(folder, { recursive: true });

const isPublic = ({ tagName, customElement }) =>
  customElement === true && tagName !== undefined && !tagName.startsWith('agent-desk-');
const hidden = (member) => member.privacy !== undefined && member.privacy !== 'public';

// What hosts and editors read: the public elements and their public members, without the analyser's file bookkeeping.
manifest.modules = manifest.modules
  .map((module) => ({
    ...module,
    declarations: (module.declarations ?? [])
      .filter((declaration) => isPublic(declaration))
      .map((declaration) => ({
        ...declaration,
        // The analyser also takes the arguments of dispatched event classes for events.
        events: (declaration.events ?? []).filter(({ name }) => name?.includes('-')),
        members: (declaration.members ?? []).filter(
          (member) => !hidden(member) && !member.name.startsWith('#') && !member.static,
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
  .sort((a, b) => order(a.tagName) - order(b.tagName));

function order(tag) {
  const wanted = [
    'desk-session',
    'agent-login',
    'agent-state-switch',
    'task-offer',
    'conversation-list',
    'chat-thread',
  ];
  const index = wanted.indexOf(tag);
  return index < 0 ? wanted.length : index;
}

const missing = [];
const described = (tag, kind, { name = '', description }) => {
  const text = (description ?? '').replace(/\s+/g, ' ').trim();
  if (text === '') missing.push(`<${tag}> ${kind} ${name}`);
  return text.replaceAll('|', '\\|');
};

const table = (head, rows) =>
  rows.length === 0
    ? ''
    : `\n| ${head.join(' | ')} |\n|${head.map(() => '---').join('|')}|\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`;

const code = (text) => `\`${text.replaceAll('|', '\\|')}\``;

function section(element) {
  const { tagName: tag } = element;
  const attributes = element.attributes ?? [];
  const byField = new Set(attributes.map(({ fieldName }) => fieldName));
  const fields = (element.members ?? []).filter(
    ({ kind, name, inheritedFrom }) =>
      kind === 'field' && !byField.has(name) && !name.startsWith('_') && inheritedFrom?.name !== 'LitElement',
  );
  const methods = (element.members ?? []).filter(
    ({ kind, name, inheritedFrom }) => kind === 'method' && inheritedFrom === undefined && !lifecycle.has(name),
  );
  return [
    `### \`<${tag}>\`\n`,
    `${described(tag, 'summary', { description: element.summary ?? element.description })}\n`,
    table(
      ['attribute', 'default', ''],
      attributes.map((each) => [
        code(each.name),
        each.default === undefined ? '' : code(each.default),
        described(tag, 'attribute', each),
      ]),
    ),
    table(
      ['property', ''],
      fields.map((each) => [code(each.name), described(tag, 'property', each)]),
    ),
    table(
      ['method', ''],
      methods.map((each) => [
        code(`${each.name}(${(each.parameters ?? []).map(({ name }) => name).join(', ')})`),
        described(tag, 'method', each),
      ]),
    ),
    table(
      ['event', ''],
      (element.events ?? [])
        .filter(({ name }) => name !== undefined)
        .map((each) => [code(each.name), described(tag, 'event', each)]),
    ),
    table(
      ['part', ''],
      (element.cssParts ?? []).map((each) => [code(each.name), described(tag, 'part', each)]),
    ),
    table(
      ['slot', ''],
      (element.slots ?? []).map((each) => [each.name ? code(each.name) : '(default)', described(tag, 'slot', each)]),
    ),
    table(
      ['state', ''],
      (element.cssStates ?? []).map((each) => [code(`:state(${each.name})`), described(tag, 'state', each)]),
    ),
    table(
      ['CSS property', 'default', ''],
      (element.cssProperties ?? []).map((each) => [
        code(each.name),
        each.default ? code(each.default) : '',
        described(tag, 'CSS property', each),
      ]),
    ),
  ].join('');
}

const lifecycle = new Set([
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

async function pretty(text, file) {
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}

function between(readme, tables) {
  const [before, rest] = readme.split(start);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`README.md has no "${start}" … "${end}".`);
  return `${before}${start}\n\n${tables}\n${end}${after}`;
}

const readme = readFileSync('README.md', 'utf8');
const outputs = {
  'custom-elements.json': `${JSON.stringify(manifest, null, 2)}\n`,
  'README.md': await pretty(between(readme, elements.map(section).join('\n')), 'README.md'),
};

if (missing.length > 0) {
  console.error(`Left out of the class comments:\n  ${missing.join('\n  ')}`);
  process.exitCode = 1;
}
for (const [file, text] of Object.entries(outputs)) {
  if (!check) writeFileSync(file, text);
  else if (readFileSync(file, { encoding: 'utf8', flag: 'a+' }) !== text) {
    console.error(`${file} is out of date: run npm run manifest.`);
    process.exitCode = 1;
  }
}
console.log(`${elements.length} elements${check ? ' checked' : ' written'}`);
