import type { CloseReason, TaskDirection, WithdrawReason } from '../../domain/index.js';

/** Names in the messages to a CRM, as the server and the vendor's desk have them. */
export const taskDirectionNames: Readonly<Record<TaskDirection, string>> = {
  inbound: 'INBOUND',
  outbound: 'OUTBOUND',
  transfer: 'DIRECT_TRANSFER',
  conference: 'DIRECT_CONFERENCE',
  consult: 'CONSULT',
  'consult-transfer': 'CONSULT_TRANSFER',
  'consult-conference': 'CONSULT_CONFERENCE',
  monitor: 'SILENT_MONITOR',
  'barge-in': 'BARGE_IN',
  unknown: 'UNKNOWN',
};

/** A reason in the server's own words is not posted: it may be about the customer. */
export const closeReasonNames: Readonly<Record<CloseReason, string>> = {
  left: 'UNSUBSCRIBED',
  transferred: 'CHAT TRANSFERRED',
  'customer-left': 'CUSTOMER_LEFT',
  'wrapped-up': 'Wrap Up applied',
  'wrap-up-filed': 'Wrap Up applied',
  'wrap-up-skipped': 'choosing leave without Wrap Up',
  'wrap-up-expired': 'wrap Up Timer Expired',
  'no-primary-agent': 'NO_PRIMARY_AGENT',
  'logged-out': 'AGENT_LOGOUT',
  other: 'OTHER',
};

export const withdrawReasonNames: Readonly<Record<WithdrawReason, string>> = {
  'timed-out': 'RONA',
  'customer-left': 'CANCELLED',
  'answered-elsewhere': 'ANSWERED_ELSEWHERE',
  'logged-out': 'AGENT_LOGOUT',
  gone: 'REVOKED',
};
