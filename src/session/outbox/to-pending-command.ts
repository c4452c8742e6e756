import type { OutboxRow, RowState } from '../../store/delivery/outbox-row.js';
import type { PendingCommand } from '../../store/state.js';
import type { StoredMessage } from './stored-message.js';

const deliveries: Readonly<Record<RowState, PendingCommand['delivery']>> = {
  queued: 'queued',
  committing: 'sending',
  'in-flight': 'sending',
  unconfirmed: 'unconfirmed',
  'needs-decision': 'undecided',
  rejected: 'rejected',
};

/** A row, as the state shows it. */
export function toPendingCommand(row: OutboxRow, { command, issuedAt }: StoredMessage): PendingCommand {
  const { id, problem } = row;
  const delivery = deliveries[row.state];
  const message = { ...row.message, delivery, failure: problem, pendingCommand: id };
  return { id, command, delivery, message, issuedAt, problem };
}
