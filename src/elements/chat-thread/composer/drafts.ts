import type { ConversationId, Message } from '../../../domain/index.js';
import { selectConversation, selectDraft } from '../../../store/selectors.js';
import type { Draft, SessionState } from '../../../store/state.js';
import { isWhisperOnly } from './composer-state.js';

export const emptyDraft: Draft = { text: '', replyTo: null, whisper: false };

const isEmpty = ({ text, replyTo, files = [] }: Draft): boolean =>
  text === '' && replyTo === null && files.length === 0;

/** Null when there is nothing in it worth keeping. */
export const normalizeDraft = (draft: Draft): Draft | null => (isEmpty(draft) && !draft.whisper ? null : draft);

/** A conversation's draft with something changed; null when nothing is left of it. */
export function patchDraft(state: SessionState, id: ConversationId, change: Partial<Draft>): Draft | null {
  const draft = { ...emptyDraft, ...selectDraft(state, id), ...change };
  // Written as a whisper because nothing else was allowed, it must not turn into a message when the role changes.
  const whisper = isWhisperOnly(selectConversation(state, id)) ? !isEmpty(draft) : draft.whisper;
  return normalizeDraft({ ...draft, whisper });
}

/** Answers to a whisper are whispers: the customer must not even learn that there was one. */
export const withReplyTo = (draft: Draft, message: Message): Draft => ({
  ...draft,
  replyTo: message.messageId,
  whisper: draft.whisper || message.whisper,
});

export const withAppendedText = (draft: Draft, text: string): Draft => ({
  ...draft,
  text: draft.text + (/\S$/.test(draft.text) ? ' ' : '') + text,
});
