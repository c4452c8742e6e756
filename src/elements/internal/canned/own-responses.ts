import { isObject } from '../../../domain/is-object.js';
import type { DeskSession } from '../../../session/session.js';
import { foldCode, ownPrefix } from './own-codes.js';
import { placeholderPattern, type PlaceholderValues } from './placeholders.js';

/** A canned response of the agent, inserted by `#` and its short code. */
export interface OwnResponse {
  readonly code: string;
  readonly text: string;
}

/** The responses whose short codes begin with what is typed, in the order of the codes. */
export const readOwnResponses = (session: DeskSession | undefined, typed = ''): readonly OwnResponse[] =>
  [...(session?.state.local.ownSettings ?? [])]
    .filter(([name]) => name.startsWith(ownPrefix + foldCode(typed)))
    .flatMap(([, value]) => (isOwnResponse(value) ? [value] : []))
    .toSorted((a, b) => a.code.localeCompare(b.code));

/** Other scripts of the origin and other releases may have written it. */
const isOwnResponse = (value: unknown): value is OwnResponse =>
  isObject(value) && typeof value['code'] === 'string' && typeof value['text'] === 'string';

export const saveOwnResponse = (session: DeskSession, response: OwnResponse): void =>
  session.setOwnSetting(ownPrefix + foldCode(response.code), response);

export const deleteOwnResponse = (session: DeskSession, code: string): void =>
  session.setOwnSetting(ownPrefix + foldCode(code), undefined);

/** The text without the customer's name: it is kept beyond the conversation, and used in others. */
export function withPlaceholders(text: string, values: PlaceholderValues): string {
  const names = ['customer.name', 'customer.firstName', 'customer.lastName'].filter((name) => values[name]);
  const escaped = names.map((name) => values[name]?.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|');
  // A customer may be called like a word of a placeholder.
  const pattern = `${placeholderPattern.source}|(?<![\\p{L}\\p{N}])(?:${escaped})(?![\\p{L}\\p{N}\\p{M}])`;
  return text.replaceAll(new RegExp(pattern, 'gu'), (found) => {
    const name = names.find((candidate) => values[candidate] === found);
    return name === undefined ? found : `{{${name}}}`;
  });
}
