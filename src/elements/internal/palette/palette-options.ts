import { foldWords, includesWords } from '../../../domain/text/fold-text.js';
import type { CannedCategory, Conversation } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';
import { selectConversations, selectEndedConversations } from '../../../store/selectors.js';
import type { Translations } from '../../../translations/translations.js';
import type { OwnResponse } from '../canned/own-responses.js';
import { fillPlaceholders } from '../canned/placeholders.js';
import { pickLanguage } from '../canned/pick-language.js';
import { formatCustomerName } from '../format/format-customer-name.js';
import { isolateBidi } from '../localization/isolate-bidi.js';
import type { OfferedAction, OfferedResponses } from '../keys/desk-actions.js';

/** One line of the palette. */
export interface PaletteOption {
  readonly kind: 'conversation' | 'action' | 'response';
  readonly label: string;
  readonly detail: string;
  /** For an avatar; only of conversations. */
  readonly customerId: string;
  readonly action?: OfferedAction;
  readonly run: () => void;
}

export const isSameOption = (a: PaletteOption, b: PaletteOption): boolean =>
  a.kind === b.kind && a.label === b.label && a.detail === b.detail && a.customerId === b.customerId;

/** Of each kind; typing narrows them. */
const maxPerKind = { conversation: 8, action: 12, response: 20 };

/** Open conversations, then those that have ended. */
export function conversationOptions(
  session: DeskSession,
  translations: Translations,
  open: (conversation: Conversation) => void,
): readonly PaletteOption[] {
  const toOption = (conversation: Conversation, detail: string): PaletteOption => ({
    kind: 'conversation',
    label: formatCustomerName(conversation.customer, translations),
    detail: [...conversation.channelSessions.map(({ channel }) => channel.name), detail].filter(Boolean).join(' · '),
    customerId: conversation.customer.id,
    run: () => open(conversation),
  });
  return [
    ...selectConversations(session.state).map((conversation) => toOption(conversation, '')),
    ...selectEndedConversations(session.state)
      .filter(({ conversation: { id } }) => !session.state.conversations.byId.has(id))
      .map(({ conversation, reason, detail }) =>
        toOption(conversation, translations.endReason(reason, isolateBidi(detail))),
      )
      .reverse(),
  ];
}

export const actionOptions = (actions: readonly OfferedAction[]): readonly PaletteOption[] =>
  actions.map((action) => ({
    ...{ kind: 'action', label: action.label, detail: '', customerId: '' },
    action,
    run: action.run,
  }));

/** The own responses, and the canned ones in a language, with the values of the conversation filled in. */
export function responseOptions(
  own: readonly OwnResponse[],
  byLanguage: ReadonlyMap<string, readonly CannedCategory[]>,
  lang: string,
  { values, insert }: OfferedResponses,
): readonly PaletteOption[] {
  const toOption = (text: string, detail: string): PaletteOption => {
    const filled = fillPlaceholders(text, values);
    return { kind: 'response', label: filled, detail, customerId: '', run: () => insert(filled) };
  };
  return [
    ...own.map(({ code, text }) => toOption(text, `#${code}`)),
    ...(pickLanguage(byLanguage, lang) ?? []).flatMap(({ category, texts }) =>
      texts.map((text) => toOption(text, category)),
    ),
  ];
}

/** The options with all words of the search, those first whose label begins with it, and how many more there are. */
export function filterOptions(
  options: readonly PaletteOption[],
  search: string,
): { readonly shown: readonly PaletteOption[]; readonly moreCount: number } {
  const query = foldWords(search);
  const counts = { conversation: 0, action: 0, response: 0 };
  const matching = options.filter(
    // Before anything is typed, responses would only be noise.
    ({ kind, label, detail }) =>
      (query !== '' || kind !== 'response') && includesWords(foldWords(`${label} ${detail}`), query),
  );
  const order = Object.keys(counts);
  const rank = ({ label }: PaletteOption): number => (foldWords(label).startsWith(query) ? 0 : 1);
  const shown = matching
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || rank(a) - rank(b))
    .filter(({ kind }) => ++counts[kind] <= maxPerKind[kind]);
  return { shown, moreCount: matching.length - shown.length };
}
