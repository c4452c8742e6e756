import type { ChannelSession, Conversation, Customer } from '../../../domain/index.js';
import type { Translations } from '../../../translations/translations.js';
import { selectCanWhisper } from '../../../store/selectors.js';
import type { Draft, SessionState } from '../../../store/state.js';

/** The server's limit for the text of a message, in characters. */
export const maxMessageLength = 1000;

/** Agents who monitor or assist can write to other agents only. */
export const isWhisperOnly = (conversation: Conversation | undefined): boolean =>
  conversation?.role === 'monitor' || conversation?.role === 'assistant';

/** Whether the agent can write in a conversation, and to whom. */
export interface ComposerState {
  /** Why the conversation takes no more messages; null while it does. */
  readonly closedReason: string | null;
  /** Why a message cannot be sent now; null when it can. */
  readonly blockedReason: string | null;
  readonly whisper: boolean;
  /** The agent can choose between a whisper and a message to the customer. */
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

/** Empty when the customer is anonymous or the name is masked for this agent. */
const visibleName = (customer: Customer | undefined): string =>
  customer === undefined || customer.anonymous || customer.name.includes('•') ? '' : customer.name;

/**
 * Values for the placeholders of canned responses. The server sends a customer's full name only: its first word is taken
 * as the first name.
 */
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
