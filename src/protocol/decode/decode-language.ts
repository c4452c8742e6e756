import { ownValue } from '../../domain/own-value.js';
import type { Label } from '../../domain/text/label.js';
import { asLabel, asObject, asObjects, type JsonObject } from '../json.js';

let tagsByName: Readonly<Record<string, string>> | undefined;

/** Two-letter tags by the English name of the language, in lower case. */
function readNames(): Readonly<Record<string, string>> {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const tags = letters.flatMap((first) => letters.map((second) => first + second));
  return Object.fromEntries(tags.map((tag) => [names.of(tag)?.toLowerCase() ?? '', tag]));
}

function toTag(language: string): Label | null {
  try {
    return asLabel(Intl.getCanonicalLocales(language)[0]) || null;
  } catch {
    return null;
  }
}

/**
 * The language of the customer’s browser as a BCP 47 tag; null when it is not sent or is no language. The web channel sends a tag
 * or the English name.
 */
export function parseLanguage(session: JsonObject): Label | null {
  const data = asObjects(asObject(session['channelData'])['additionalAttributes']).find(
    ({ type }) => type === 'WebChannelData',
  );
  const language = asLabel(asObject(asObject(data?.['value'])['locale'])['language'])
    .trim()
    .replaceAll('_', '-');
  if (/^[a-z]{2,3}(-|$)/i.test(language)) return toTag(language);
  if (language === '') return null;
  tagsByName ??= readNames();
  return toTag(ownValue(tagsByName, language.toLowerCase()) ?? '');
}
