import type { OutboxRow } from '../../../src/store/delivery/outbox-row.js';
import type { SimulatedServer } from './simulated-server.js';

/** How messages were confirmed, by their command ids. */
export interface Confirmations {
  /** The page that has confirmed each message. */
  readonly page: ReadonlyMap<string, number>;
  /** Confirmed before the server had stored them. */
  readonly early: ReadonlySet<string>;
}

/** Nothing but their event ids tells replies apart that are equal. */
function groupEqual(rows: readonly OutboxRow[]): Iterable<readonly OutboxRow[]> {
  const groups = new Map<string, OutboxRow[]>();
  for (const row of rows) {
    const { id, messageId, replyTo } = row.message;
    const key = replyTo === null ? id : messageId;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups.values();
}

/** Messages that are confirmed and not stored, or stored twice. Of equal replies, as many are confirmed as were stored. */
export function checkOutcomes(
  composed: readonly OutboxRow[],
  { delivered }: Pick<SimulatedServer, 'delivered'>,
  { page, early }: Confirmations,
): { readonly falseSent: readonly string[]; readonly duplicates: readonly string[] } {
  const falseSent: string[] = [];
  const duplicates: string[] = [];
  for (const rows of groupEqual(composed)) {
    const [first] = rows;
    if (first === undefined) continue;
    const sentIds = new Set<string>(rows.map(({ message }) => message.id));
    const stored = delivered.get(first.conversationId)?.filter(({ published }) => sentIds.has(published)) ?? [];
    const pages = rows.flatMap(({ id }) => page.get(id) ?? []);
    // No page knows which event has confirmed which reply on another one.
    const isKnown = new Set(pages).size === 1;
    const isFalse = rows.length === 1 ? early.has(first.id) : isKnown && pages.length > stored.length;
    if (isFalse) falseSent.push(first.id);
    if (stored.length > rows.length) duplicates.push(first.id);
  }
  return { falseSent, duplicates };
}
