import type { ReactiveControllerHost } from 'lit';
import type { Announcement } from '../../domain/index.js';
import type { AgentNames } from '../../store/selectors.js';
import type { Translations } from '../../translations/translations.js';
import { PacedLiveRegion } from '../internal/announce/live-region.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';

/** What arrives during this time is announced together (ms). */
const pauseMs = 1000;
/** From more than this on, only their number is announced. */
const maxRead = 2;

/** Announces each new announcement once: a screen reader reads the whole text of a live region whenever it changes. */
export class AnnouncementAnnouncer extends PacedLiveRegion {
  readonly #announcedIds = new Set<string>();
  #pending: readonly Announcement[] = [];
  #read: (pending: readonly Announcement[]) => string = () => '';

  constructor(host: ReactiveControllerHost) {
    super(host, pauseMs);
  }

  /** Call it before the host renders, with the announcements that are shown as new. */
  announceNew(shown: readonly Announcement[], translations: Translations, names: AgentNames): void {
    this.#read = (pending) =>
      pending.length > maxRead
        ? translations.announcementsUnread(pending.length)
        : pending.map((announcement) => toAnnouncement(announcement, translations, names)).join(' ');
    // One that was withdrawn meanwhile is not announced.
    const fresh = shown.filter(({ id }) => !this.#announcedIds.has(id)).toReversed();
    for (const { id } of fresh) this.#announcedIds.add(id);
    const ids = new Set(shown.map(({ id }) => id));
    this.#pending = [...this.#pending.filter(({ id }) => ids.has(id)), ...fresh];
    if (shown.length === 0) this.clear();
    else this.announcePending();
  }

  protected override takePending(): string | null {
    const pending = this.#pending;
    this.#pending = [];
    return pending.length === 0 ? null : this.#read(pending);
  }
}

const toAnnouncement = ({ from, fromId, text }: Announcement, translations: Translations, names: AgentNames): string =>
  translations.announcementReceived(isolateBidi(names.nameOf({ id: fromId, username: from })), isolateBidi(text));
