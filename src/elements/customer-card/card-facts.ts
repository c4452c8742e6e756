import type { Conversation, CustomerField, CustomerProfile } from '../../domain/index.js';
import type { Translations } from '../../translations/translations.js';

/** A line of the card: a name and values that can be copied. */
export interface Fact {
  readonly name: string;
  readonly values: readonly string[];
  /** Of a channel, its name: an icon is shown for it. */
  readonly channel?: string;
  readonly kind: CustomerField['kind'];
}

const contactKinds: readonly CustomerField['kind'][] = ['phone', 'email', 'address'];

/**
 * How the customer can be reached: what the server knows, and what only the conversation says. A value stands once, where
 * it stands first.
 */
export function listContacts(
  { customer, channelSessions }: Conversation,
  profile: CustomerProfile | null,
  translations: Translations,
): readonly Fact[] {
  const known = (profile?.fields ?? []).filter(({ kind }) => contactKinds.includes(kind));
  const facts: readonly Fact[] = [
    ...contactKinds.flatMap((kind) => known.filter((field) => field.kind === kind)),
    { name: translations.cardPhone, values: customer.phones, kind: 'phone' },
    ...channelSessions.map(({ channel, customerAddress }): Fact => ({
      name: channel.name,
      values: customerAddress === '' ? [] : [customerAddress],
      channel: channel.name,
      kind: 'address',
    })),
  ];
  const seen = new Set<string>();
  return facts
    .map((fact) => ({
      ...fact,
      // The address on a channel is often the number: both names are worth a line, the same name twice is not.
      values: fact.values.filter((value) => {
        const key = fact.kind === 'address' ? `${fact.name.toLowerCase()} ${value}` : value;
        if (seen.has(key)) return false;
        seen.add(key);
        return true;
      }),
    }))
    .filter(({ values }) => values.length > 0);
}

/** All other attributes of the schema. */
export const listDetails = (profile: CustomerProfile | null): readonly Fact[] =>
  (profile?.fields ?? []).filter(({ kind }) => !contactKinds.includes(kind));
