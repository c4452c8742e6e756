import type { Announcement } from '../../domain/index.js';
import type { SessionState } from '../../store/state.js';
import type { Store } from '../../store/store.js';
import type { RestClient } from './rest-client.js';

/**
 * What supervisors announce. New ones and their end come by the socket; what was announced before is read when somebody
 * wants to show it, and so is what was missed while the link was down.
 */
export class AnnouncementsLoader {
  readonly #store: Store;
  readonly #rest: RestClient;

  constructor(store: Store, rest: RestClient) {
    this.#store = store;
    this.#rest = rest;
  }

  /** Reads what stands now. Throws `RestError`. */
  async load(): Promise<void> {
    const { agent, local } = this.#store.state;
    if (agent === null) return;
    const teams = [agent.team, ...agent.supervisedTeams].flatMap((team) => team?.id ?? []);
    const listed = await this.#rest.announcements([...new Set(teams)]);
    this.#store.update((state) => {
      // Somebody else may have signed in meanwhile.
      if (state.agent?.id !== agent.id) return state;
      return withAnnouncements(
        state,
        mergeAnnouncements(
          local.announcements,
          state.local.announcements,
          listed.filter(({ fromId }) => fromId !== agent.id),
        ),
      );
    });
  }

  /** The agent has seen these. It counts here at once; a server that cannot be told has them unseen at the next load. */
  async markSeen(ids: readonly string[]): Promise<void> {
    const agentId = this.#store.state.agent?.id;
    if (agentId === undefined || ids.length === 0) return;
    this.#store.update((state) =>
      withAnnouncements(
        state,
        state.local.announcements.map((announcement) =>
          ids.includes(announcement.id) && !announcement.seenBy.includes(agentId)
            ? { ...announcement, seenBy: [...announcement.seenBy, agentId] }
            : announcement,
        ),
      ),
    );
    await this.#rest.markAnnouncementsSeen(agentId, ids).catch(() => undefined);
  }
}

/** The server's list, without what was withdrawn and with what was made while it was on its way. */
function mergeAnnouncements(
  before: readonly Announcement[],
  current: readonly Announcement[],
  listed: readonly Announcement[],
): readonly Announcement[] {
  const includesAnnouncement = (list: readonly Announcement[], { id }: Announcement) =>
    list.some((candidate) => candidate.id === id);
  const kept = listed.filter(
    (announcement) => !includesAnnouncement(before, announcement) || includesAnnouncement(current, announcement),
  );
  const added = current.filter(
    (announcement) => !includesAnnouncement(before, announcement) && !includesAnnouncement(listed, announcement),
  );
  return [...kept, ...added].sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
}

const withAnnouncements = (state: SessionState, announcements: readonly Announcement[]): SessionState => ({
  ...state,
  local: { ...state.local, announcements },
});
