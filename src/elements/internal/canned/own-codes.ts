import { foldText } from '../../../domain/text/fold-text.js';
import type { DeskSession } from '../../../session/session.js';

/** Each is a setting of its own: several tabs may write some. */
export const ownPrefix = 'canned:';

/** Blanks end a short code, and `#` begins one. */
export const toCode = (typed: string): string => typed.replaceAll(/[\s#]+/g, '');

/** What a short code is found by; empty if it has no letter or digit. */
export const foldCode = (code: string): string => foldText(toCode(code));

/** True if a short code begins with what is typed. */
export function hasOwnResponse(session: DeskSession | undefined, typed = ''): boolean {
  const code = foldCode(typed);
  if (code === '' && typed !== '') return false;
  return [...(session?.state.local.ownSettings.keys() ?? [])].some((name) => name.startsWith(ownPrefix + code));
}
