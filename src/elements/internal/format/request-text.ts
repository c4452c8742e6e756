import type { AgentNames } from '../../../store/selectors.js';
import type { Translations } from '../../../translations/translations.js';
import { isolateBidi } from '../localization/isolate-bidi.js';

/** Who asked for a transfer, a conference or a consultation. */
export const requestText = (
  direction: string,
  username: string,
  names: AgentNames,
  translations: Translations,
): string =>
  names.isOwn({ username })
    ? translations.offerRequestedByYou
    : translations.offerRequestedBy(direction, isolateBidi(names.nameOf({ username })));
