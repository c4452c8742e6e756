import type { Customer } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { plainName } from './plain-name.js';

/** What to call a customer: the name, else the number, else that nothing is known. */
export function customerName(customer: Customer, words: Messages): string {
  const name = plainName(customer.name);
  if (name !== '') return name;
  if (customer.anonymous) return words.anonymousCustomer;
  return customer.phones[0] ?? words.unknownCustomer;
}
