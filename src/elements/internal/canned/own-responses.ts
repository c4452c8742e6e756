import { foldText } from '../../../domain/text/fold-text.js';
import { isObject } from '../../../domain/is-object.js';
import type { DeskSession } from '../../../session/session.js';
import type { PlaceholderValues } from './placeholders.js';

/** A canned response of the agent, inserted by `#` and its short code. */
export interface OwnResponse {
  readonly code: string;
  readonly text: string;
}

/** Each is a setting of its own: several tabs may write some. */
const prefix = 'canned:';

/** Blanks end a short code, and `#` begins one. */
export const toCode = (typed: string): string => typed.replaceAll(/[\s#]+/g, '');

/** What a short code is found by; empty if it has no letter or digit. */
export const foldCode = (code: string): string => foldText(toCode(code));

/** True if a short code begins with what is typed. */
export const hasOwnResponse = (session: DeskSession | undefined, typed = ''): boolean =>
  [...(session?.state.local.ownSettings.keys() ?? [])].some((name) => name.startsWith(prefix + foldCode(typed)));

/** The responses whose short codes begin with what is typed, in the order of the codes. */
export const readOwnResponses = (session: DeskSession | undefined, typed = ''): readonly OwnResponse[] =>
  [...(session?.state.local.ownSettings ?? [])]
    .filter(([name]) => name.startsWith(prefix + foldCode(typed)))
    .flatMap(([, value]) => (isOwnResponse(value) ? [value] : []))
    .toSorted((a, b) => a.code.localeCompare(b.code));

/** Other scripts of the origin and other releases may have written it. */
const isOwnResponse = (value: unknown): value is OwnResponse =>
  isObject(value) && typeof value['code'] === 'string' && typeof value['text'] === 'string';

export const saveOwnResponse = (session: DeskSession, response: OwnResponse): void =>
  session.setOwnSetting(prefix + foldCode(response.code), response);

export const deleteOwnResponse = (session: DeskSession, code: string): void =>
  session.setOwnSetting(prefix + foldCode(code), undefined);

/** The text without the customer's name: it is kept beyond the conversation, and used in others. */
export const withPlaceholders = (text: string, values: PlaceholderValues): string =>
  ['customer.name', 'customer.firstName', 'customer.lastName'].reduce((result, name) => {
    const escaped = values[name]?.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&') ?? '';
    return escaped === ''
      ? result
      : result.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'gu'), `{{${name}}}`);
  }, text);
