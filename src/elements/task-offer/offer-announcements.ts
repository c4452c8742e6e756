import type { DeskSession } from '../../session/session.js';

/** What has been said aloud for a session, by any element of the page: several may show the same offers. */
const announcedIds = new WeakMap<DeskSession, Set<string>>();

/** The ids not spoken of before; from now on they are. Only what is still there is remembered. */
export function pendingAnnouncements(session: DeskSession, ids: readonly string[]): readonly string[] {
  const announced = announcedIds.get(session) ?? new Set();
  announcedIds.set(session, new Set(ids));
  return ids.filter((id) => !announced.has(id));
}
