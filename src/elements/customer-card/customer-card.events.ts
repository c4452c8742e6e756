import type { CustomerId, CustomerLabel } from '../../domain/index.js';
import { RequestEvent } from '../internal/events/request-event.js';

export interface CustomerLabelRequestDetail {
  readonly customerId: CustomerId;
  readonly label: CustomerLabel;
  /** True to set the label, false to remove it. */
  readonly isSet: boolean;
}

/** The agent sets a label of a customer, or removes it. */
export class CustomerLabelRequestEvent extends RequestEvent<CustomerLabelRequestDetail> {
  constructor(detail: CustomerLabelRequestDetail) {
    super('customer-label-request', detail);
  }
}
