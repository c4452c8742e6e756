import type { CustomerLabelId } from '../../domain/index.js';
import type { CustomerRecord } from './decode-customers.js';
import type { JsonObject } from '../json.js';
import { fromOpaque } from '../wire-objects.js';

/** A customer with other labels. The server takes the attributes of its schema and no others. */
export function encodeCustomer(
  { source, keys }: Pick<CustomerRecord, 'source' | 'keys'>,
  labelIds: readonly CustomerLabelId[],
): JsonObject {
  const customer = fromOpaque(source);
  const attributes = keys.filter((key) => Object.hasOwn(customer, key) && key !== '_id' && key !== '__v');
  return {
    ...Object.fromEntries(attributes.map((key) => [key, customer[key]])),
    isAnonymous: customer['isAnonymous'] === true,
    labels: labelIds,
  };
}
