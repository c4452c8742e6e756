import type { Customer } from '../../../domain/index.js';
import type { Translations } from '../../../translations/translations.js';

/** Name of a customer, else their phone number, else a text for an unknown customer. */
export function formatCustomerName(customer: Customer, translations: Translations): string {
  const name = customer.name;
  if (name !== '') return name;
  if (customer.anonymous) return translations.anonymousCustomer;
  return customer.phones[0] ?? translations.unknownCustomer;
}
