import type { Messages } from '../../messages/catalogue.js';
import type { LocalizeController } from './localize-controller.js';

/** A number of bytes as people say it. */
export function fileSize(bytes: number, words: Messages, localize: Pick<LocalizeController, 'number'>): string {
  if (bytes < 1000) return words.sizeBytes(localize.number(bytes));
  if (bytes < 1_000_000) return words.sizeKilobytes(localize.number(Math.round(bytes / 1000)));
  return words.sizeMegabytes(localize.number(Math.round(bytes / 100_000) / 10));
}
