/** The reference of an element, from custom-elements.json. */
import { apiSection, type Entry, type RenderInline } from './api-list.js';
import { elementOf, themeProperties, type EventDeclaration, type Member, type Named } from './element-manifest.js';

const shownDefault = (value = ''): string => (value === 'undefined' ? '' : value);
const lifecycle =
  /^(connectedCallback|disconnectedCallback|attributeChangedCallback|render|willUpdate|updated|firstUpdated|update)$/;

const attributeEntry = (members: readonly Member[], { name, fieldName, ...attribute }: Named & { fieldName: string }) =>
  ({
    name,
    facts: [
      ['property', fieldName === name ? '' : fieldName],
      ['type', attribute.type?.text ?? members.find((member) => member.name === fieldName)?.type?.text ?? ''],
      ['default', shownDefault(attribute.default)],
    ],
    description: attribute.description ?? '',
  }) satisfies Entry;

const propertyEntry = ({ name, type, readonly = false, description = '', ...property }: Member): Entry => ({
  name,
  facts: [
    ['type', type?.text ?? ''],
    ['default', readonly ? '' : shownDefault(property.default)],
  ],
  description: readonly ? `${description} Read only.` : description,
});

const methodEntry = ({ name, parameters = [], description = '', ...method }: Member): Entry => ({
  name: `${name}(${parameters.map((parameter) => parameter.name + (parameter.optional ? '?' : '')).join(', ')})`,
  facts: [
    ...parameters.map(({ name: label, type }) => [label, type?.text ?? ''] as const),
    ['returns', method.return?.type?.text ?? 'void'],
  ],
  description,
});

/** What the description says of the detail is in its type already. */
export const eventEntry = ({ name, description = '', detail }: EventDeclaration): Entry => ({
  name,
  facts: [['detail', detail.type.text]],
  description: description.replace(/ Detail: `[^`]*`\./, ''),
});

const plainEntry = ({ name, description = '' }: Named): Entry => ({ name: name || '(default)', description });

const styleEntry = ({ name, description = '', ...property }: Named): Entry => ({
  name,
  facts: [['default', shownDefault(property.default)]],
  description,
});

export function elementReference(tag: string, render: RenderInline): string {
  const element = elementOf(tag);
  const { attributes, members, events, slots = [], cssParts = [], cssStates = [], cssProperties } = element;
  const withAttribute = new Set(attributes.map(({ fieldName }) => fieldName));
  const own = members.filter(({ inheritedFrom }) => inheritedFrom?.name !== 'LitElement');
  const isTyped = tag !== 'desk-session';
  const theme = isTyped ? ' It also takes the [theme](/theming#properties) from any ancestor.' : '';
  const ownStyles = cssProperties.filter(({ inheritedFrom }) => inheritedFrom === undefined);
  return [
    apiSection(
      'Attributes',
      'attribute',
      attributes.map((attribute) => attributeEntry(members, attribute)),
      render,
    ),
    apiSection(
      'Properties',
      'property',
      own
        .filter(({ kind, name }) => kind === 'field' && !withAttribute.has(name) && !name.startsWith('_'))
        .map(propertyEntry),
      render,
      'Set in a script. Each attribute is a property, too.',
    ),
    apiSection(
      'Methods',
      'method',
      own
        .filter(
          ({ kind, name, inheritedFrom }) => kind === 'method' && inheritedFrom === undefined && !lifecycle.test(name),
        )
        .map(methodEntry),
      render,
    ),
    apiSection('Events', 'event', events.map(eventEntry), render, 'All of them bubble and leave shadow roots.'),
    apiSection('Slots', 'slot', slots.map(plainEntry), render),
    apiSection(
      'States',
      'state',
      cssStates.map(({ name, description = '' }) => ({ name: `:state(${name})`, description })),
      render,
    ),
    apiSection('CSS parts', 'part', cssParts.map(plainEntry), render, `For \`${tag}::part(…)\`.`),
    apiSection(
      'CSS custom properties',
      'style',
      ownStyles.map(styleEntry),
      render,
      `Set them on the element or an ancestor.${theme}`,
    ),
    ownStyles.length === 0 && isTyped ? `\n## CSS custom properties {#styles}\n\nNone of its own.${theme}\n` : '',
  ].join('');
}

/** The custom properties of the theme as a list. */
export const themeReference = (render: RenderInline): string =>
  apiSection('All properties', 'property', themeProperties.map(styleEntry), render);

/** All elements with their summaries, linked. */
export const elementIndex = (tags: readonly string[], render: RenderInline): string => {
  const rows = tags.map((tag) => {
    const { summary, description } = elementOf(tag);
    const text = (summary ?? description).replaceAll(/\s+/g, ' ');
    return `<a class="card" href="/docs/elements/${tag}"><strong>&lt;${tag}&gt;</strong><span>${render(text)}</span></a>`;
  });
  return `<div class="cards" v-pre>\n${rows.join('\n')}\n</div>\n`;
};
