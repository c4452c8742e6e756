import type { SessionState } from '../../store/state.js';
import type { NumberedMessage, TabLink, TabPending } from './tab-messages.js';
import { toTabPending } from './tab-pending.js';

type Said = Pick<SessionState, 'connection' | 'pending'>;

/** What a leader has said of the state that comes by no event: how the connection is, and what is pending. */
export class SaidState {
  #said: Partial<Said> = {};

  /** What the tabs have to know of it that they do not know yet. */
  say({ connection, pending }: Said): readonly NumberedMessage[] {
    const before = this.#said;
    this.#said = { connection, pending };
    const messages: NumberedMessage[] = [];
    if (pending !== before.pending) messages.push({ type: 'pending', pending: pending.map(toTabPending) });
    // A page that closes its session does not end that of the others.
    const link = connection === before.connection ? null : toLink(connection);
    if (link !== null) messages.push({ type: 'link', link });
    return messages;
  }

  /** All of it, for a tab that joins. */
  sayAll({ connection, pending }: Said): { readonly link: TabLink; readonly pending: readonly TabPending[] } {
    this.#said = { connection, pending };
    return {
      link: toLink(connection) ?? { status: 'connecting', problem: null },
      pending: pending.map(toTabPending),
    };
  }

  reset(): void {
    this.#said = {};
  }
}

function toLink({ status, problem }: Said['connection']): TabLink | null {
  if (status === 'signing-in' || (status === 'closed' && problem === null)) return null;
  return { status, problem };
}
