import type { EpochMs } from '../../domain/index.js';
import { isSameOwner, type RecordInfo, type RecordOwner } from './desk-storage.js';
import { recordRules } from './record-kinds.js';

/** How long records stay without a sign-in of their agent. */
export const maxAgeMs = 24 * 3_600_000;

/** What goes when `owner` signs in. Agents who have a page open keep everything. */
export function selectPurgedAtSignIn(
  records: readonly RecordInfo[],
  owner: RecordOwner,
  { claimed, now }: { readonly claimed: readonly RecordOwner[]; readonly now: EpochMs },
): readonly RecordInfo[] {
  const signIns = records.filter(({ kind }) => kind === 'signed-in-at');
  const lastUse = (record: RecordInfo): EpochMs =>
    Math.max(
      record.savedAt,
      ...signIns.filter((signIn) => isSameOwner(signIn.owner, record.owner)).map(({ savedAt }) => savedAt),
    );
  return records.filter((record) => {
    if (!recordRules[record.kind].whileInUse || claimed.some((other) => isSameOwner(other, record.owner))) return false;
    const isOtherAgent = record.owner.agentId !== '' && record.owner.agentId !== owner.agentId;
    return isOtherAgent || now - lastUse(record) > maxAgeMs;
  });
}

/** What goes at the logout of `owner`; everything of theirs when they forget this device. */
export const selectPurgedAtLogout = (
  records: readonly RecordInfo[],
  owner: RecordOwner,
  isForgotten: boolean,
): readonly RecordInfo[] =>
  records.filter((record) => isSameOwner(record.owner, owner) && (isForgotten || recordRules[record.kind].untilLogout));
