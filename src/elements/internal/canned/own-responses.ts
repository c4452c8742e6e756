import { isObject } from '../../../domain/is-object.js';
import type { DeskSession } from '../../../session/session.js';
import { memoize } from '../../../store/selectors.js';
import { getCollator } from '../localization/formats.js';
import { foldCode, ownPrefix } from './own-codes.js';
import { placeholderPattern, type PlaceholderValues } from './placeholders.js';

/** A canned response of the agent, inserted by `#` and its short code. */
export interface OwnResponse {
  readonly code: string;
  readonly text: string;
}

/** All in the order of their codes. There may be a thousand, and they are needed with every key. */
const sortResponses = memoize((settings: ReadonlyMap<string, unknown>, lang: string) =>
  [...settings]
    .flatMap(([name, value]) => (name.startsWith(ownPrefix) && isOwnResponse(value) ? [{ name, value }] : []))
    .toSorted((a, b) => getCollator(lang).compare(a.value.code, b.value.code)),
);

/** The responses whose short codes begin with what is typed, in the order of the codes. */
export const readOwnResponses = (session: DeskSession | undefined, lang: string, typed = ''): readonly OwnResponse[] =>
  session === undefined
    ? []
    : sortResponses(session.state.local.ownSettings, lang)
        .filter(({ name }) => name.startsWith(ownPrefix + foldCode(typed)))
        .map(({ value }) => value);

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
