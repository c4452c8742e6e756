import type { ManifestElement } from './packed.js';

/** Types of the language and the DOM; all others come from the package. */
const ownTypes = /(?<!['\w])(?!Record\b|HTML)[A-Z]\w+/g;
const qualified = (type: string) => type.replaceAll(ownTypes, 'desk.$&');
const union = (names: readonly string[]) => names.map((name) => `'${name}'`).join(' | ');

const checkEvent = (tag: string, { name, type, detail }: ManifestElement['events'][number]) => `
for (const target of [document.createElement('${tag}'), document.body])
  target.addEventListener('${name}', (event) => check<${qualified(type.text)}, ${qualified(detail.type.text)}>(event, event.detail));
document.addEventListener('${name}', (event) => check<${qualified(type.text)}, ${qualified(detail.type.text)}>(event, event.detail));
window.addEventListener('${name}', (event) => check<${qualified(type.text)}, ${qualified(detail.type.text)}>(event, event.detail));
// @ts-expect-error There is no such field.
window.addEventListener('${name}', (event) => event.detail['noSuchField'].length);
`;

const checkElement = ({ tagName, name, events, attributes }: ManifestElement) => `
// <${tagName}>
export const tag${name}: Same<HTMLElementTagNameMap['${tagName}'], desk.${name}> = true;
export const events${name}: Same<keyof desk.DeskElementEventMaps['${tagName}'], ${union(events.map((event) => event.name))}> = true;
export const attributes${name}: Same<keyof Attributes<'${tagName}'>, ${union(attributes.map((attribute) => attribute.name))}> = true;
${events.map((event) => checkEvent(tagName, event)).join('')}`;

/** A program that compiles if the types say the same as custom-elements.json. */
export const manifestProgram = (
  elements: readonly ManifestElement[],
): string => `import type * as desk from 'agent-desk-elements';
import type { Attributes } from 'agent-desk-elements/frameworks/element-props.js';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type IsAny<T> = 0 extends 1 & T ? true : false;
declare function check<Event, Detail>(
  event: Event & (IsAny<Event> extends true ? never : unknown),
  detail: Detail & (IsAny<Detail> extends true ? never : unknown),
): void;
${elements.map(checkElement).join('')}`;
