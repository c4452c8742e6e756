import { LazyPart } from '../../browser/lazy-part.js';
import type { Announcement } from '../../domain/index.js';
import type { SessionState } from '../../store/state.js';
import type { Store } from '../../store/store.js';
import type { OwnAnnouncements } from '../announcements/own-announcements.js';
import type { ServerClock } from '../server-clock.js';
import { RestError } from './rest-answer.js';
import type { RestClient } from './rest-client.js';

/**
 * Loads the announcements of supervisors that were made before sign-in or while disconnected. New announcements and
 * withdrawals arrive over the connection.
 */
export class AnnouncementsLoader {
  readonly #store: Store;
  readonly #rest: RestClient;
  readonly #own: LazyPart<OwnAnnouncements>;

  constructor(store: Store, rest: RestClient, clock: ServerClock) {
    this.#store = store;
    this.#rest = rest;
    this.#own = new LazyPart(() =>
      import('../announcements/own-announcements.js').then((code) => new code.OwnAnnouncements(store, rest, clock)),
    );
  }

  /**
   * The announcements that the agent, as a supervisor, has written: to read, write, change and delete them. The code is loaded
   * on the first call. Rejects with `RestError` if it cannot be loaded.
   */
  own(): Promise<OwnAnnouncements> {
    return this.#own.load().catch(() => {
      throw new RestError({ code: 'unreachable', detail: '' });
    });
  }

  /** Loads the active announcements. Rejects with `RestError`. */
  async load(): Promise<void> {
    const { agent, local } = this.#store.state;
    if (agent === null) return;
    const teams = [agent.team, ...agent.supervisedTeams].flatMap((team) => team?.id ?? []);
    const listed = await this.#rest.announcements([...new Set(teams)]);
    this.#store.update((state) => {
      // Another agent may have signed in meanwhile.
      if (state.agent?.id !== agent.id) return state;
      return withAnnouncements(
        state,
        mergeAnnouncements(
          local.announcements,
          state.local.announcements,
          // One may have been withdrawn since the server has answered.
          listed.filter(
            ({ id, fromId }) => fromId !== agent.id && state.local.announcementNews.get(id) !== 'withdrawn',
          ),
        ),
      );
    });
  }

  /** Marks announcements as seen, here at once. If the server cannot be reached, they are unseen after the next load. */
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

/** The list from the server, with what was announced while it was loading. */
function mergeAnnouncements(
  before: readonly Announcement[],
  current: readonly Announcement[],
  listed: readonly Announcement[],
): readonly Announcement[] {
  const includesAnnouncement = (list: readonly Announcement[], { id }: Announcement) =>
    list.some((candidate) => candidate.id === id);
  const added = current.filter(
    (announcement) => !includesAnnouncement(before, announcement) && !includesAnnouncement(listed, announcement),
  );
  return [...listed, ...added].sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
}

const withAnnouncements = (state: SessionState, announcements: readonly Announcement[]): SessionState => ({
  ...state,
  local: { ...state.local, announcements },
});
