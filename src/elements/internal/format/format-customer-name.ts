import type { Customer } from '../../../domain/index.js';
import type { Translations } from '../../../translations/translations.js';
import { sanitizeName } from '../sanitize/sanitize-name.js';

/** What to call a customer: the name, else the number, else that nothing is known. */
export function formatCustomerName(customer: Customer, translations: Translations): string {
  const name = sanitizeName(customer.name);
  if (name !== '') return name;
  if (customer.anonymous) return translations.anonymousCustomer;
  return customer.phones[0] ?? translations.unknownCustomer;
}
