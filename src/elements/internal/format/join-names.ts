import { isolateBidi } from '../localization/isolate-bidi.js';

/** More names than these are only counted. */
const maxNames = 20;

/** Names as one text. */
export function joinNames(names: readonly string[]): string {
  const shown = names.slice(0, maxNames).map(isolateBidi);
  return [...shown, ...(names.length > maxNames ? [`+${names.length - maxNames}`] : [])].join(', ');
}
