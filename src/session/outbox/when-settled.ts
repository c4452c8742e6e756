import type { PendingCommand, SessionState } from '../../store/state.js';
import type { SessionEnvironment } from '../session-environment.js';

/** How own messages stand, also those that another tab sends. */
export const listDeliveries = ({ pending }: SessionState): readonly PendingCommand['delivery'][] =>
  pending.flatMap(({ command, delivery }) => (command.type === 'send-message' ? [delivery] : []));

/** Resolves when no message is on its way: all are settled, or wait for the agent. */
export function whenSettled({ store }: SessionEnvironment): Promise<void> {
  const isSettled = (): boolean => {
    const deliveries = listDeliveries(store.state);
    return (
      deliveries.every((delivery) => delivery === 'undecided' || delivery === 'rejected') ||
      deliveries.includes('undecided')
    );
  };
  if (isSettled()) return Promise.resolve();
  return new Promise((resolve) => {
    const unsubscribe = store.subscribe(() => {
      if (!isSettled()) return;
      unsubscribe();
      resolve();
    });
  });
}
