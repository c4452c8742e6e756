import { isCustomerTyping, type Channel, type Message } from '../../domain/index.js';
import type { DeskSession } from '../../session/session.js';
import {
  selectConversations,
  selectDraft,
  selectHasDeliveryProblem,
  selectLastMessage,
  selectThread,
  selectUnconfirmed,
  selectUnreadCount,
  selectWaitingSince,
} from '../../store/selectors.js';
import type { SessionState } from '../../store/state.js';
import type { Translations } from '../../translations/translations.js';
import { formatCustomerName } from '../internal/format/format-customer-name.js';
import { loadedLogo } from './channel-logos.js';
import type { ConversationRow, RowContent } from './conversation-row.js';

/** The data by which all rows are filtered and sorted, in the order the conversations were opened. */
export const createRows = (state: SessionState, translations: Translations): readonly ConversationRow[] =>
  selectConversations(state).map((conversation): ConversationRow => {
    const { id, role, entries, openedAt } = conversation;
    return {
      id,
      conversation,
      name: formatCustomerName(conversation.customer, translations),
      unreadCount: selectUnreadCount(state, id),
      waitingSince: role === 'primary' ? selectWaitingSince(entries) : null,
      isOnHold: conversation.state === 'paused',
      lastAt: selectLastMessage(selectThread(state, id))?.at ?? openedAt,
    };
  });

interface ContentOptions {
  readonly session: DeskSession;
  readonly formatPreview: (message: Message) => string;
  readonly onLogo: () => void;
  readonly position: number;
  readonly count: number;
}

/** What is shown of one row. Only rendered rows need it. */
export function createContent({ conversation }: ConversationRow, options: ContentOptions): RowContent {
  const { session, formatPreview, onLogo, position, count } = options;
  const { state } = session;
  const lastMessage = selectLastMessage(selectThread(state, conversation.id));
  const channel = findChannel(conversation, lastMessage);
  return {
    lastMessage,
    preview: lastMessage === undefined ? '' : formatPreview(lastMessage),
    unsent: findUnsent(state, conversation, formatPreview),
    isTyping: isCustomerTyping(conversation, session.clock.now()),
    channel,
    logo: channel === null ? null : loadedLogo(channel, session, onLogo),
    position,
    count,
  };
}

function findUnsent(
  state: SessionState,
  { id }: ConversationRow['conversation'],
  formatPreview: (message: Message) => string,
): RowContent['unsent'] {
  if (selectHasDeliveryProblem(state, id)) {
    const failed = selectUnconfirmed(state, id).findLast(
      ({ delivery }) => delivery === 'rejected' || delivery === 'undecided',
    );
    return { kind: 'failed', text: failed === undefined ? '' : formatPreview(failed) };
  }
  // What is written now is in the message field.
  if (state.local.activeConversation === id) return null;
  const draft = selectDraft(state, id);
  const text = draft?.text.trim().replaceAll(/\s+/g, ' ') ?? '';
  const files = (draft?.files ?? []).map(({ file }) => file.name).join(', ');
  return text === '' && files === '' ? null : { kind: 'draft', text: text || files };
}

function findChannel({ channelSessions }: ConversationRow['conversation'], last: Message | undefined): Channel | null {
  const channelSession = channelSessions.find(({ id }) => id === last?.channelSessionId) ?? channelSessions.at(-1);
  return channelSession?.channel ?? (last?.channelName ? { name: last.channelName, logo: '' } : null);
}
