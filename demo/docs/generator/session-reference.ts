/** The reference of the session, from its TypeScript declarations. */
import ts from 'typescript';
import { apiList, apiSection, type Entry, type RenderInline } from './api-list.js';
import { elements } from './element-manifest.js';
import { eventEntry } from './element-reference.js';
import { commentOf, declarationOf, declarationText, fileOf, isPublicMember, oneLine, signatureOf } from './sources.js';
import { shownTypes, typeAnchor } from './type-links.js';

const classOf = (name: string): ts.ClassDeclaration => {
  const declaration = declarationOf(name);
  if (!ts.isClassDeclaration(declaration)) throw new Error(`${name} is no class.`);
  return declaration;
};

const interfaceMembers = (name: string): readonly ts.PropertySignature[] => {
  const declaration = declarationOf(name);
  if (!ts.isInterfaceDeclaration(declaration)) throw new Error(`${name} is no interface.`);
  return declaration.members.filter((member) => ts.isPropertySignature(member));
};

/** The members of a union; of an alias for one type, that type. */
const unionMembers = (name: string): readonly ts.TypeNode[] => {
  const declaration = declarationOf(name);
  if (!ts.isTypeAliasDeclaration(declaration)) throw new Error(`${name} is no alias.`);
  return ts.isUnionTypeNode(declaration.type) ? declaration.type.types : [declaration.type];
};

const nameOf = (member: ts.NamedDeclaration): string => (member.name?.getText() ?? '').replaceAll("'", '');

const interfaceEntries = (name: string, label: string): Entry[] =>
  interfaceMembers(name).map((member) => ({
    name: nameOf(member),
    facts: [[label, oneLine(member.type?.getText() ?? '')]],
    description: commentOf(member).text,
  }));

/** Members of a union that are told apart by one field: an entry for each value of it. */
const variantEntries = (name: string, field: string, label: string): Entry[] =>
  unionMembers(name).flatMap((type) => {
    const { text } = commentOf(type);
    if (!ts.isTypeLiteralNode(type)) return unionValues(type).map((value) => ({ name: value, description: text }));
    const members = type.members.filter((member) => ts.isPropertySignature(member));
    const discriminant = members.find((member) => nameOf(member) === field);
    const others = members.filter((member) => member !== discriminant);
    const comments = others.map((member) => [nameOf(member), commentOf(member).text] as const);
    const notes = comments.filter(([, note]) => note !== '').map(([key, note]) => `\`${key}\`: ${note}`);
    const facts = others.length === 0 ? '' : `{ ${others.map((member) => oneLine(member.getText())).join(' ')} }`;
    return unionValues(discriminant?.type).map((value) => ({
      name: value,
      facts: [[label, facts]] as const,
      description: [text, ...notes].join(' '),
    }));
  });

const unionValues = (type: ts.TypeNode | undefined): string[] =>
  type
    ?.getText()
    .match(/(?<=')[^']+(?=')/g)
    ?.filter((_, index) => index % 2 === 0) ?? [];

export function sessionReference(render: RenderInline): string {
  const members = classOf('DeskSession').members.filter(
    (member) => !ts.isConstructorDeclaration(member) && isPublicMember(member),
  );
  const methods = members.filter((member) => ts.isMethodDeclaration(member));
  return [
    apiSection('Options', 'option', interfaceEntries('DeskSessionOptions', 'type'), render),
    apiSection(
      'Properties',
      'property',
      members
        .filter((member) => !ts.isMethodDeclaration(member))
        .map((member) => ({
          name: nameOf(member),
          facts: [['type', signatureOf(member).slice(nameOf(member).length + 2)]],
          description: commentOf(member).text,
        })),
      render,
      'All of them are read only.',
    ),
    apiSection(
      'Methods',
      'method',
      methods.map((member) => ({
        name: `${nameOf(member)}(${member.parameters.map((parameter) => nameOf(parameter)).join(', ')})`,
        facts: [
          ...member.parameters.map(
            (parameter) =>
              [
                nameOf(parameter),
                oneLine(parameter.type?.getText() ?? '') +
                  (parameter.initializer === undefined ? '' : ` = ${parameter.initializer.getText()}`),
              ] as const,
          ),
          ['returns', oneLine(member.type?.getText() ?? 'void')],
        ],
        description: commentOf(member).text,
      })),
      render,
    ),
    apiSection('State', 'state', interfaceEntries('SessionState', 'type'), render, 'The members of `session.state`.'),
  ].join('');
}

export const commandReference = (render: RenderInline): string =>
  apiSection('Commands', 'command', variantEntries('Command', 'type', 'with'), render) +
  apiSection('Outcomes', 'outcome', variantEntries('CommandOutcome', 'status', 'with'), render);

export const eventReference = (render: RenderInline): string =>
  apiSection('Session events', 'session-event', interfaceEntries('SessionEventMap', 'detail'), render);

/** The cancelable events of all elements, each with the elements that dispatch it. */
export const requestEventReference = (render: RenderInline): string => {
  const events = new Map<string, { entry: Entry; tags: string[] }>();
  for (const { tagName, events: declared } of elements) {
    for (const event of declared) {
      if (!event.name.endsWith('-request')) continue;
      const known = events.get(event.name) ?? { entry: eventEntry(event), tags: [] };
      events.set(event.name, { ...known, tags: [...known.tags, tagName] });
    }
  }
  const entries = [...events.values()].map(({ entry, tags }) => ({
    ...entry,
    description: `${entry.description} From ${tags.map((tag) => `[\`<${tag}>\`](/elements/${tag})`).join(', ')}.`,
  }));
  return apiList('request-event', entries, render);
};

const valueEntries = (name: string): Entry[] =>
  unionMembers(name).flatMap((type) =>
    unionValues(type).map((value) => ({ name: value, description: commentOf(type).text })),
  );

export const errorReference = (render: RenderInline): string =>
  [
    apiSection('Connection problems', 'problem', variantEntries('ConnectionProblem', 'code', 'with'), render),
    apiSection('Reasons for `not-sent`', 'not-sent-reason', valueEntries('NotSentReason'), render),
    apiSection('Codes of `refused`', 'refusal-code', valueEntries('RefusalCode'), render),
  ].join('');

const titleOf = (file: string): string => {
  const words = file.replaceAll(/[.-]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** All types that the reference names, by the file that declares them. */
export function typeReference(): string {
  const files = new Map<string, string[]>();
  for (const name of shownTypes) files.set(fileOf(name), [...(files.get(fileOf(name)) ?? []), name]);
  return [...files]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([file, names]) => {
      const types = names
        .sort()
        .map(
          (name) =>
            `### ${name} {#${typeAnchor(name)}}\n\n${commentOf(declarationOf(name)).text}\n\n\`\`\`ts\n${declarationText(name)}\n\`\`\`\n`,
        );
      return `\n## ${titleOf(file)}\n\n${types.join('\n')}`;
    })
    .join('\n');
}
