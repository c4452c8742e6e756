import { LazyPart } from '../../../browser/lazy-part.js';
import type { DeskSession } from '../../../session/session.js';
import type { Translations } from '../../../translations/translations.js';
import { LiveRegion } from '../../internal/announce/live-region.js';
import type { LocalizeController } from '../../internal/localization/localize-controller.js';
import { handKey } from '../../internal/attention/hand-key.js';
import { OpenCalls } from '../../internal/attention/open-calls.js';
import { findNewItems, type AttentionItem } from '../../internal/reports/attention-items.js';
import type { AttentionTexts } from './attention-strip.js';

const part = new LazyPart(() => import('../../internal/attention/call-agent.js'));

/** For a hand, the key that `<raised-hands>` uses, too: it calls once. */
const keyOf = (item: AttentionItem): string =>
  item.kind === 'hand' ? handKey({ ...item.row, since: item.since }) : `${item.key} ${performance.now()}`;

export interface AlertContext {
  readonly session: DeskSession;
  readonly localize: LocalizeController;
  readonly translations: Translations;
  readonly describe: (item: AttentionItem) => AttentionTexts;
  readonly onOpen: (item: AttentionItem) => void;
}

/** Announces what has passed its limit since the last report, in one sentence for each report, and calls the supervisor. */
export class AttentionAlerts extends LiveRegion {
  /** What was over its limit; null before the first report. */
  #known: ReadonlySet<string> | null = null;
  #source: unknown;
  readonly #calls = new OpenCalls();

  /** `source`: the teams and limits that the items are of. What is over a limit when these change is not announced. */
  update(items: readonly AttentionItem[], source: string, context: AlertContext): void {
    const isNewSource = source !== this.#source;
    const fresh = this.#known === null || isNewSource ? [] : findNewItems(items, this.#known);
    this.#source = source;
    this.#known = new Set(items.filter(({ level }) => level === 'over').map(({ key }) => key));
    this.#calls.update(this.#known);
    const [first] = fresh;
    if (first === undefined) return;
    const signal = this.#calls.add(fresh.map(({ key }) => key));
    const { session, localize, translations, describe, onOpen } = context;
    const { title, detail } = describe(first);
    const ofFirst = translations.supervisorNewAttentionOf(first.kind, title, detail);
    const summary = translations.supervisorNewAttention(fresh.length);
    this.announce(fresh.length === 1 ? ofFirst : `${summary}. ${ofFirst}`);
    part.whenLoaded(({ callAgent }) =>
      callAgent(session, {
        localize,
        title: fresh.length === 1 ? translations.supervisorAttention : summary,
        body: ofFirst,
        tag: 'agent-desk attention',
        about: fresh.map(keyOf),
        signal,
        onOpen: () => onOpen(first),
      }),
    );
  }
}
