/** Reads custom-elements.json for the reference. */
import { readFileSync } from 'node:fs';

export interface Named {
  readonly name: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
  readonly default?: string;
  readonly inheritedFrom?: { readonly name: string };
}

export interface Member extends Named {
  readonly kind: 'field' | 'method';
  readonly attribute?: string;
  readonly readonly?: boolean;
  readonly parameters?: readonly (Named & { readonly optional?: boolean })[];
  readonly return?: { readonly type?: { readonly text: string } };
}

export interface EventDeclaration extends Named {
  readonly detail: { readonly type: { readonly text: string } };
}

export interface ElementDeclaration {
  readonly tagName: string;
  readonly name: string;
  readonly description: string;
  readonly summary?: string;
  readonly attributes: readonly (Named & { readonly fieldName: string })[];
  readonly members: readonly Member[];
  readonly events: readonly EventDeclaration[];
  readonly slots?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssStates?: readonly Named[];
  readonly cssProperties: readonly (Named & { readonly default: string })[];
}

interface Manifest {
  readonly modules: readonly { readonly declarations: readonly ElementDeclaration[] }[];
}

export const elements: readonly ElementDeclaration[] = (
  JSON.parse(readFileSync('custom-elements.json', 'utf8')) as Manifest
).modules.flatMap(({ declarations }) => declarations);

export function elementOf(tag: string): ElementDeclaration {
  const found = elements.find(({ tagName }) => tagName === tag);
  if (found === undefined) throw new Error(`There is no element <${tag}>.`);
  return found;
}

/** The custom properties that all elements take from the page. */
export const themeProperties = elementOf('chat-thread').cssProperties.filter(
  ({ inheritedFrom }) => inheritedFrom !== undefined,
);
