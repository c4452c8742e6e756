import type { LabeledValue } from '../../../domain/index.js';
import { limitText } from '../../../domain/text/limit-text.js';
import type { Labelled } from '../../../domain/text/label.js';
import { asLabel, asString, asTitle, isObject } from '../../json.js';

const maxTexts = 40;
const maxDepth = 6;
/** Values that are looked at before it is given up. */
const maxVisits = 2000;
const maxLength = 1000;

/** Names of what is for machines, or is shown elsewhere. */
const skippedNames = /^type$|(?:^|[_-])(?:id|Id|ID)s?$|[a-z](?:Id|ID)s?$|[ug]uid$/;
/** Names of what is for machines if it is one word. */
const machineNames = /^(?:namespace|policy|locale)$/;

/** Numbers that say something with their name. Others may be versions, sizes or times. */
const numberNames = /(?:price|amount|quantity|total|cost)$/i;

const isSkipped = (name: string, value: unknown): boolean =>
  skippedNames.test(name) || (machineNames.test(name) && !(typeof value === 'string' && /\s/.test(value.trim())));
const idPattern = /^(?:[\da-f]{24}|[\da-f]{8}-[\da-f]{4}-[\da-f-]{22})$/i;

/** The texts in a value of unknown shape, each with the name of the field that it is in. */
export function readTexts(value: unknown): readonly Labelled<LabeledValue>[] {
  const texts: Labelled<LabeledValue>[] = [];
  let visits = 0;
  function visit(item: unknown, name: string, depth: number): void {
    if (texts.length === maxTexts || depth > maxDepth || ++visits > maxVisits) return;
    if (Array.isArray(item)) {
      for (const element of item.slice(0, maxVisits)) visit(element, name, depth + 1);
    } else if (isObject(item)) {
      for (const [key, field] of Object.entries(item)) {
        const isTextOfMessage = depth === 0 && key === 'markdownText';
        if (!isTextOfMessage && !isSkipped(key, field)) visit(field, key, depth + 1);
      }
    } else if (typeof item === 'string' ? item.trim() !== '' && !idPattern.test(item) : numberNames.test(name)) {
      const value = asTitle(limitText(asString(item), maxLength));
      if (value !== '') texts.push({ label: asLabel(toWords(name)), value });
    }
  }
  visit(value, '', 0);
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
