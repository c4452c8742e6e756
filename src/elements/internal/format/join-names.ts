import type { LocalizeController } from '../localization/localize-controller.js';
import { isolateBidi } from '../localization/isolate-bidi.js';

/** More names than these are only counted. */
const maxNames = 20;

/** Names as one text. */
export function joinNames(names: readonly string[], localize: Pick<LocalizeController, 'list'>): string {
  const shown = names.slice(0, maxNames).map(isolateBidi);
  return localize.list([...shown, ...(names.length > maxNames ? [`+${names.length - maxNames}`] : [])]);
}
