import type { DeskSession } from '../../../session/session.js';
import type { Translations } from '../../../translations/translations.js';
import type { LocalizeController } from '../../internal/localization/localize-controller.js';
import { createMessageActions, type MessageContext } from '../message/message-actions.js';
import type { MessageView } from '../message/message-view.js';
import type { HostContent } from '../host-content.js';
import type { RichContentController } from '../message/rich/rich-content-controller.js';
import type { MediaController } from './media-controller.js';
import type { MessageTranslations } from '../translate/message-translations.js';
import type { ThreadSource } from './thread-source.js';

export interface MessageViewInput {
  readonly translations: Translations;
  readonly localize: LocalizeController;
  readonly session: DeskSession | undefined;
  readonly readOnly: boolean;
  readonly source: ThreadSource;
  readonly rich: RichContentController;
  readonly media: MediaController;
  readonly actions: Pick<MessageView, 'jumpToOriginal' | 'copy' | 'showMore'>;
  readonly hostContent: HostContent;
  readonly translated: MessageTranslations | null;
  /** Calls back with what an action needs, if there is a session with a conversation. */
  readonly withContext: (action: (context: MessageContext) => void) => void;
}

/** What messages render from, and the values of it that re-render all messages when they change. */
export function createMessageView(input: MessageViewInput): {
  readonly view: MessageView;
  readonly guardKey: readonly unknown[];
} {
  const { translations, localize, session, readOnly, source, media, actions, hostContent, translated, withContext } =
    input;
  const rich = input.rich.content;
  const texts = source.namesAndFormats(translations, session?.state.agent?.id ?? null);
  const { customerName, ownId, names, formats } = texts;
  const now = session?.clock.now() ?? Date.now();
  const view: MessageView = {
    ...{ ...texts, localize, rich, now, media },
    requestRich: input.rich.request,
    canWrite: !readOnly,
    ...{ hostContent, translated: translated?.render },
    fileUrl: (address) => session?.rest.fileUrl(address) ?? null,
    entries: () => source.entries,
    ...createMessageActions(withContext),
    ...actions,
  };
  const day = new Date(now).toDateString();
  const shared = [translations, localize.version, customerName, names, day, formats.agent, formats.customer];
  return {
    view,
    guardKey: [...shared, ownId, readOnly, session, rich, media.failureVersion, hostContent, translated?.version],
  };
}
