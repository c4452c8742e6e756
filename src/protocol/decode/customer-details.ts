import type { Opaque } from '../../domain/index.js';
import { asArray, asLabels, asObject, asString, asStrings } from '../json.js';
import { fromOpaque } from '../wire-objects.js';

/** What identifies a customer in a text: words of their name, and their numbers and other addresses. */
export interface CustomerDetails {
  readonly names: readonly string[];
  readonly addresses: readonly string[];
}

/**
 * The details in the wire objects of a customer and of their channel sessions. A customer has one list of addresses per
 * channel, under names that administrators choose. An anonymous customer's name is a placeholder.
 */
export function parseCustomerDetails(customer: Opaque, sessions: readonly Opaque[] = []): CustomerDetails {
  const fields = fromOpaque(customer);
  const isNamed = fields['isAnonymous'] !== true;
  const channelData = sessions.map((session) => asObject(fromOpaque(session)['channelData']));
  return {
    names: withLabels(
      asStrings([
        ...(isNamed ? [fields['firstName'], fields['lastName']] : []),
        ...channelData.flatMap((data) => [data['customerFirstName'], data['customerLastName']]),
      ]),
    ),
    addresses: withLabels(
      [
        ...Object.values(fields).flatMap((value) => asArray(value).map(asString)),
        ...channelData.map((data) => asString(data['channelCustomerIdentifier'])),
      ].filter((address) => address !== ''),
    ),
  };
}

/** Labels have no hidden characters, other texts may have them. */
const withLabels = (texts: readonly string[]): readonly string[] => [...new Set([...texts, ...asLabels(texts)])];
