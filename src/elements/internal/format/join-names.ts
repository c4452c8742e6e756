import type { LocalizeController } from '../localization/localize-controller.js';

/** More names than these are only counted. */
const maxNames = 20;

/** Names as one text. */
export function joinNames(names: readonly string[], localize: Pick<LocalizeController, 'list'>): string {
  const moreCount = names.length - maxNames;
  return localize.list([...names.slice(0, maxNames), ...(moreCount > 0 ? [`+${moreCount}`] : [])]);
}
