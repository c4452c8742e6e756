import type { Translations } from '../../../translations/translations.js';
import type { LocalizeController } from '../localization/localize-controller.js';

/** File size in bytes, kilobytes or megabytes. */
export function formatFileSize(
  bytes: number,
  translations: Translations,
  localize: Pick<LocalizeController, 'number'>,
): string {
  if (bytes < 1000) return translations.sizeBytes(localize.number(bytes));
  if (bytes < 1_000_000) return translations.sizeKilobytes(localize.number(Math.round(bytes / 1000)));
  return translations.sizeMegabytes(localize.number(Math.round(bytes / 100_000) / 10));
}
