import type { RecordOwner } from '../storage/desk-storage.js';

const prefix = 'agent-desk ';

/** The name of the lock and the channel of an agent at an Agent Manager. */
export const toDeskName = ({ address, agentId }: RecordOwner): string => prefix + JSON.stringify([address, agentId]);

/** Only the lock of the connection; those of its tabs have more in their names. */
export const isDeskLock = (name: string): boolean => name.startsWith(`${prefix}[`) && name.endsWith(']');

/** Whose it is; null for the name of something else. */
export function readDeskName(name: string): RecordOwner | null {
  try {
    const [address, agentId] = JSON.parse(name.slice(prefix.length)) as readonly unknown[];
    return typeof address === 'string' && typeof agentId === 'string' ? { address, agentId } : null;
  } catch {
    return null;
  }
}
