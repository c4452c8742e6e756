import type { LabeledValue } from '../../../domain/index.js';
import type { Labelled } from '../../../domain/text/label.js';
import { asLabel, asString, asTitle, isObject } from '../../json.js';

const maxTexts = 500;
/** Values that are looked at before it is given up. */
const maxVisits = 5000;

/** Names of what is for machines, or is shown elsewhere. */
const skippedNames = /^type$|(?:^|[_-])(?:id|Id|ID)s?$|[a-z](?:Id|ID)s?$|[ug]uid$/;
/** Names of what is for machines if it is one word. */
const machineNames = /^(?:namespace|policy|locale)$/;

/** Names of numbers that only programs need. */
const machineNumbers = /(?:index|version|width|height|size|ratio|offset|length|timestamp)$/i;
/** In seconds or milliseconds, from 2001 to 2065. */
const isTime = (value: unknown): boolean => /^[12]\d{9}(?:\d{3})?$/.test(asString(value));

const isSkipped = (name: string, value: unknown): boolean =>
  skippedNames.test(name) || (machineNames.test(name) && !(typeof value === 'string' && /\s/.test(value.trim())));
const idPattern = /^(?:[\da-f]{24}|[\da-f]{8}-[\da-f]{4}-[\da-f-]{22})$/i;

/** The texts in a value of unknown shape, each with the name of the field that it is in. */
export function readTexts(value: unknown): readonly Labelled<LabeledValue>[] {
  const texts: Labelled<LabeledValue>[] = [];
  let visits = 0;
  function visit(item: unknown, name: string): void {
    if (texts.length === maxTexts || ++visits > maxVisits) return;
    if (Array.isArray(item)) {
      for (const element of item.slice(0, maxVisits)) visit(element, name);
    } else if (isObject(item)) {
      for (const [key, field] of Object.entries(item)) {
        const isTextOfMessage = item === value && key === 'markdownText';
        if (!isTextOfMessage && !isSkipped(key, field)) visit(field, key);
      }
    } else if (typeof item === 'string' ? !idPattern.test(item) : !machineNumbers.test(name) && !isTime(item)) {
      const text = asTitle(item);
      if (text !== '') texts.push({ label: asLabel(toWords(name)), value: text });
    }
  }
  visit(value, '');
  return texts;
}

/** The values of `readTexts` in one line. */
export const joinTexts = (value: unknown): string =>
  readTexts(value)
    .map((text) => text.value)
    .join(', ');

/** `pollTitle` and `poll_title` as “poll title”. */
export const toWords = (name: string): string =>
  name
    .slice(0, 100)
    .replace(/(?<=[a-z\d])(?=[A-Z])/g, ' ')
    .replaceAll(/[_-]+/g, ' ')
    .trim()
    .toLowerCase();
