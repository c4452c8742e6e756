import type { Label } from '../domain/text/label.js';
import { asLabel, firstNonBlank } from './json.js';

/*
 * Commands address queues and wrap-up codes by name. The state has names as labels, without hidden characters and cut to a
 * length; the server needs them as it sent them.
 */

const wireNames = new Map<string, string>();
/** Few names differ from their labels. */
const maxNames = 500;

/** Like `asLabel`, for a name that is sent back. */
export function asSentName(...values: readonly unknown[]): Label {
  const name = values.map((value) => firstNonBlank(value)).find((value) => asLabel(value) !== '') ?? '';
  const label = asLabel(name);
  if (label !== name) {
    wireNames.delete(label);
    wireNames.set(label, name);
    const [oldest] = wireNames.keys();
    if (wireNames.size > maxNames && oldest !== undefined) wireNames.delete(oldest);
  }
  return label;
}

/** The name as the server sent it. */
export const toWireName = (label: string): string => wireNames.get(label) ?? label;
