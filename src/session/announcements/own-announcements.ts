import {
  isSupervisor,
  type Agent,
  type AnnouncementDraft,
  type AnnouncementDraftProblems,
  type CommandOutcome,
  type OwnAnnouncement,
} from '../../domain/index.js';
import {
  announcementPath,
  decodeOwnAnnouncements,
  encodeAnnouncement,
  methods,
  oneAnnouncementPath,
  ownAnnouncementsPath,
} from '../../protocol/announcements/own-announcements.js';
import type { Store } from '../../store/store.js';
import '../conversations-code.js';
import { requireAnswer } from '../rest/rest-answer.js';
import type { RestClient } from '../rest/rest-client.js';
import { toOutcome } from '../rest/rest-outcome.js';
import type { ServerClock } from '../server-clock.js';
import { checkDraft } from './check-draft.js';

/**
 * The announcements that a supervisor has written to their teams: planned, shown and ended ones. Their agents get them over
 * the connection when their time has come. Every call asks the server; only supervisors may (`not-allowed`).
 */
export class OwnAnnouncements {
  readonly #store: Store;
  readonly #rest: RestClient;
  readonly #clock: ServerClock;

  constructor(store: Store, rest: RestClient, clock: ServerClock) {
    this.#store = store;
    this.#rest = rest;
    this.#clock = clock;
  }

  /** What the agent wrote, newest first; nothing for agents who supervise no team. Rejects with `RestError`. */
  async list(): Promise<readonly OwnAnnouncement[]> {
    const supervisor = this.#supervisor;
    if (supervisor === null) return [];
    const body = await this.#rest.request('announcements', ownAnnouncementsPath(supervisor.id));
    const announcements = requireAnswer(decodeOwnAnnouncements(body));
    // A server that does not know the filter lists those of others too.
    return announcements.filter(({ fromId }) => fromId === supervisor.id).sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
  }

  /** What is wrong with an announcement before it is sent, by field; empty when it can be sent. */
  findProblems(draft: AnnouncementDraft): AnnouncementDraftProblems {
    return checkDraft(draft, this.#clock.now());
  }

  /** Publishes an announcement: at once, or from the time on that it says. */
  create(draft: AnnouncementDraft): Promise<CommandOutcome> {
    return this.#write(methods.create, announcementPath, draft);
  }

  /** Replaces an announcement. */
  change(id: string, draft: AnnouncementDraft): Promise<CommandOutcome> {
    return this.#write(methods.change, oneAnnouncementPath(id), draft);
  }

  /** Deletes an announcement, also on the desks that show it. */
  delete(id: string): Promise<CommandOutcome> {
    return this.#send(methods.delete, oneAnnouncementPath(id), () => undefined);
  }

  #write(method: string, path: string, draft: AnnouncementDraft): Promise<CommandOutcome> {
    const [problem] = Object.entries(this.findProblems(draft));
    if (problem !== undefined) {
      const [field, what] = problem;
      return Promise.resolve({ status: 'invalid', expected: `${field} is not ${what}` });
    }
    return this.#send(method, path, (supervisor) => encodeAnnouncement(draft, supervisor));
  }

  async #send(method: string, path: string, encode: (supervisor: Agent) => unknown): Promise<CommandOutcome> {
    const supervisor = this.#supervisor;
    if (supervisor === null) return { status: 'not-sent', why: 'not-allowed' };
    if (this.#store.state.connection.status !== 'online') return { status: 'not-sent', why: 'offline' };
    try {
      await this.#rest.request('announcements', path, { method, json: encode(supervisor) });
      return { status: 'confirmed' };
    } catch (error) {
      return toOutcome(error);
    }
  }

  get #supervisor(): Agent | null {
    const { agent } = this.#store.state;
    return agent !== null && isSupervisor(agent) ? agent : null;
  }
}
