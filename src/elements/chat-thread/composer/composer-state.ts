import type { ChannelSession, Conversation, Customer } from '../../../domain/index.js';
import type { Translations } from '../../../translations/translations.js';
import { selectCanWhisper } from '../../../store/selectors.js';
import type { Draft, SessionState } from '../../../store/state.js';

/** What the server takes in one message. */
export const maxMessageLength = 1000;

/** Whoever listens or assists talks to agents alone. */
export const isWhisperOnly = (conversation: Conversation | undefined): boolean =>
  conversation?.role === 'monitor' || conversation?.role === 'assistant';

/** What may be written in a conversation now, and to whom. */
export interface ComposerState {
  /** Why nothing can be written any more; null while it can. */
  readonly closedReason: string | null;
  /** Why nothing can be sent now; null when it can. */
  readonly blockedReason: string | null;
  readonly whisper: boolean;
  /** There is a choice between whispering and talking to the customer. */
  readonly canToggleWhisper: boolean;
}

export function getComposerState(
  conversation: Conversation,
  {
    state,
    draft,
    channel,
    translations,
  }: { state: SessionState; draft: Draft | null; channel: ChannelSession | null; translations: Translations },
): ComposerState {
  const whisperOnly = isWhisperOnly(conversation);
  const whisper = whisperOnly || (draft?.whisper ?? false);
  const canWhisper = selectCanWhisper(state, conversation);
  const closedReason =
    conversation.state === 'closed'
      ? translations.composerClosed
      : conversation.role === 'wrap-up' || conversation.state === 'wrapping-up'
        ? translations.composerWrapUp
        : null;
  const noRecipientText = whisperOnly ? translations.composerMonitorNoAgents : translations.composerWhisperNoAgents;
  const blockedReason =
    closedReason ??
    (whisper ? (canWhisper ? null : noRecipientText) : channel === null ? translations.composerNoChannel : null);
  return { closedReason, blockedReason, whisper, canToggleWhisper: !whisperOnly && (whisper || canWhisper) };
}

/** A name that can be said to its bearer: not one that is hidden from this agent. */
const visibleName = (customer: Customer | undefined): string =>
  customer === undefined || customer.anonymous || customer.name.includes('•') ? '' : customer.name;

/** What ready-made answers can name. The wire knows a customer by one name: its first word is taken for the first name. */
export function getPlaceholderValues(
  state: SessionState | undefined,
  conversation: Conversation | undefined,
  channel: ChannelSession | null,
): Readonly<Record<string, string>> {
  const nameValues = (prefix: string, name = '') => {
    const [firstName = '', ...lastNames] = name.split(' ');
    return {
      [`${prefix}.name`]: name,
      [`${prefix}.firstName`]: firstName,
      [`${prefix}.lastName`]: lastNames.join(' '),
    };
  };
  return {
    ...nameValues('customer', visibleName(conversation?.customer)),
    ...nameValues('agent', state?.agent?.displayName),
    channel: channel?.channel.name ?? '',
  };
}
