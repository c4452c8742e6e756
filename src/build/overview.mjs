/** dist/llms.txt: what a language model needs to use the elements, from README.md, guides and custom-elements.json. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { declarations } from './manifest.mjs';

const oneLine = (text = '') => text.replace(/\s+/g, ' ').trim();
const section = (title, lines) => (lines.length === 0 ? '' : `\n${title}:\n\n${lines.join('\n')}\n`);
const item = (name, text) => `- \`${name}\`: ${oneLine(text)}`;

function describeElement(element) {
  const attributes = element.attributes.map(({ name, type, default: value, description }) =>
    item(name, `${description} Type: \`${oneLine(type?.text)}\`. Default: \`${value}\`.`),
  );
  const attributeFields = new Set(element.attributes.map(({ fieldName }) => fieldName));
  const members = element.members.filter(({ name }) => !attributeFields.has(name));
  const properties = members
    .filter(({ kind }) => kind === 'field')
    .map(({ name, type, description }) => item(name, `${description} Type: \`${oneLine(type?.text ?? 'unknown')}\`.`));
  const methods = members
    .filter(({ kind, description, inheritedFrom }) => kind === 'method' && description && inheritedFrom === undefined)
    .map(({ name, parameters = [], return: result, description }) => {
      const list = parameters.map((parameter) => `${parameter.name}: ${oneLine(parameter.type?.text ?? 'unknown')}`);
      return item(`${name}(${list.join(', ')})`, `${description} Returns \`${result?.type?.text ?? 'void'}\`.`);
    });
  const events = element.events.map(({ name, description, detail }) =>
    item(name, `${description} Type of the detail: \`${detail.type.text}\`.`),
  );
  const slots = (element.slots ?? []).map(({ name, description }) => item(name || '(default)', description));
  return [
    `## <${element.tagName}>\n\n${oneLine(element.description)}\n`,
    section('Attributes', attributes),
    section('Properties', properties),
    section('Methods', methods),
    section('Events (they bubble)', events),
    section('Slots', slots),
    section(
      'CSS parts',
      (element.cssParts ?? []).map(({ name, description }) => item(name, description)),
    ),
  ].join('');
}

const guidesFolder = 'demo/docs/guides';

/** What nearly every page needs; the others would double the package's documents. */
const guides = [
  'first-page',
  'npm',
  'sign-in',
  'events-to-crm',
  'theming',
  'embedding',
  'security-policy',
  'languages',
];

/** The guides, each as a section. */
const readGuides = () =>
  guides.map((name) =>
    readFileSync(join(guidesFolder, `${name}.md`), 'utf8')
      .replace(/^---\n[\s\S]*?\n---\n/, '')
      // Outside of code, where lines with # are comments.
      .replace(/^ *```[\s\S]*?^ *```|^(?=#+ )/gm, (match) => match || '#')
      .trim(),
  );

export function buildOverview() {
  const elements = declarations().sort(
    (a, b) => Number(b.tagName === 'desk-session') - Number(a.tagName === 'desk-session'),
  );
  const [introduction, details = ''] = readFileSync('README.md', 'utf8').split('## Documentation');
  const theme = elements[1].cssProperties
    .filter(({ inheritedFrom }) => inheritedFrom !== undefined)
    .map((property) => item(property.name, `${property.description} Default: \`${property.default}\`.`));
  if (details === '') throw new Error('README.md has no section "Documentation".');
  const text = [
    introduction.replace(/^!.*\n\n/m, '').trim(),
    ...readGuides(),
    ...elements.map(describeElement),
    `## Theme\n${section('Custom properties of all elements', theme)}`,
  ];
  writeFileSync('dist/llms.txt', `${text.join('\n\n')}\n`);
}
