import type { CommandId } from '../../domain/index.js';
import type { SessionEnvironment } from '../session-environment.js';
import type { StoredRecord } from '../storage/desk-storage.js';
import { maxAgeMs } from '../storage/select-purged.js';
import { readStoredMessage, type StoredMessage } from './stored-message.js';

/** Messages of the device that are not too old; what is too old is deleted. `known` messages stay, whatever their age. */
export function selectStored(
  { records, time, clock }: SessionEnvironment,
  found: readonly StoredRecord<'message'>[],
  known: ReadonlyMap<CommandId, number>,
): { readonly messages: readonly StoredMessage[]; readonly mayBeOld: boolean } {
  const messages: StoredMessage[] = [];
  // The clock of the device may have been wrong, or be wrong now: that of the server has to agree.
  const isLearnt = clock.differenceMs !== null;
  let mayBeOld = false;
  for (const { id, value, savedAt } of found) {
    const stored = readStoredMessage(value);
    const isOld = !known.has(id as CommandId) && time.now() - savedAt > maxAgeMs;
    if (isOld && !isLearnt) mayBeOld = true;
    else if (isOld && clock.now() - (stored?.row.message.at ?? 0) > maxAgeMs) void records.delete('message', id);
    else if (stored !== null) messages.push(stored);
  }
  return { messages, mayBeOld };
}

/** Ids of messages that the agent has discarded, in any tab. They are kept as long as a message could be. */
export function selectDiscarded(
  { records, time }: SessionEnvironment,
  found: readonly StoredRecord<'discarded'>[],
): readonly CommandId[] {
  return found.map(({ id, savedAt }) => {
    if (time.now() - savedAt > maxAgeMs) void records.delete('discarded', id);
    return id as CommandId;
  });
}
