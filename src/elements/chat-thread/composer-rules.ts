import type { ChannelSession, Conversation, Customer } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { selectMayWhisper } from '../../store/selectors.js';
import type { Draft, SessionState } from '../../store/state.js';

/** What the server takes in one message. */
export const longest = 1000;

/** Whoever listens or assists talks to agents alone. */
export const onlyWhispers = (conversation: Conversation | undefined): boolean =>
  conversation?.role === 'monitor' || conversation?.role === 'assistant';

/** What may be written in a conversation now, and to whom. */
export interface ComposerRules {
  /** Why nothing can be written any more; null while it can. */
  readonly over: string | null;
  /** Why nothing can be sent now; null when it can. */
  readonly obstacle: string | null;
  readonly whisper: boolean;
  /** There is a choice between whispering and talking to the customer. */
  readonly mayChoose: boolean;
}

export function rulesOf(
  conversation: Conversation,
  {
    state,
    draft,
    channel,
    words,
  }: { state: SessionState; draft: Draft | null; channel: ChannelSession | null; words: Messages },
): ComposerRules {
  const onlyWhisper = onlyWhispers(conversation);
  const whisper = onlyWhisper || (draft?.whisper ?? false);
  const audience = selectMayWhisper(state, conversation);
  const over =
    conversation.state === 'closed'
      ? words.composerClosed
      : conversation.role === 'wrap-up' || conversation.state === 'wrapping-up'
        ? words.composerWrapUp
        : null;
  const alone = onlyWhisper ? words.composerMonitorAlone : words.composerWhisperAlone;
  const obstacle = over ?? (whisper ? (audience ? null : alone) : channel === null ? words.composerNoChannel : null);
  return { over, obstacle, whisper, mayChoose: !onlyWhisper && (whisper || audience) };
}

/** A name that can be said to its bearer: not one that is hidden from this agent. */
const known = (customer: Customer | undefined): string =>
  customer === undefined || customer.anonymous || customer.name.includes('•') ? '' : customer.name;

/** What ready-made answers can name. The wire knows a customer by one name: its first word is taken for the first name. */
export function cannedValues(
  state: SessionState | undefined,
  conversation: Conversation | undefined,
  channel: ChannelSession | null,
): Readonly<Record<string, string>> {
  const named = (whose: string, name = '') => {
    const [first = '', ...rest] = name.split(' ');
    return { [`${whose}.name`]: name, [`${whose}.firstName`]: first, [`${whose}.lastName`]: rest.join(' ') };
  };
  return {
    ...named('customer', known(conversation?.customer)),
    ...named('agent', state?.agent?.displayName),
    channel: channel?.channel.name ?? '',
  };
}
