/** Which types the reference shows, and links to them. */
import { escapeHtml } from './escape-html.js';
import { elements } from './element-manifest.js';
import { declarationText, typesNamedIn } from './sources.js';

/** Where the public interface begins; the types that these name are shown, too. */
const roots = [
  ...['DeskSession', 'DeskSessionOptions', 'SessionEventMap', 'SessionState', 'Command', 'CommandOutcome'],
  ...['ConnectionProblem', 'ElementErrorDetail', 'LanguagePack', 'RestError', 'FirebaseConfig'],
];

/** Shown by name only: of the inside of the elements, or longer than anybody reads. */
const omitted = new Set(['DeskElement', 'Translations', 'DeskSessionDependencies', 'DeskSession']);

function findShownTypes(): ReadonlySet<string> {
  const named = elements.flatMap(({ attributes, members, events }) => [
    ...[...attributes, ...members].map(({ type }) => type?.text ?? ''),
    ...events.map(({ detail }) => detail.type.text),
  ]);
  const found = new Set([...roots, ...named.flatMap(typesNamedIn)]);
  for (const name of found) for (const other of typesNamedIn(withoutComments(declarationText(name)))) found.add(other);
  for (const name of omitted) found.delete(name);
  return found;
}

const withoutComments = (code: string): string => code.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');

export const shownTypes: ReadonlySet<string> = findShownTypes();

export const typeAnchor = (name: string): string => `type-${name.toLowerCase()}`;

/** Code as HTML, in which the names of types are links. */
export const linkTypes = (code: string): string =>
  escapeHtml(code).replaceAll(/\b[A-Z]\w+/g, (name) => {
    if (name === 'DeskSession') return '<a href="/docs/api/session">DeskSession</a>';
    return shownTypes.has(name) ? `<a href="/docs/api/types#${typeAnchor(name)}">${name}</a>` : name;
  });
