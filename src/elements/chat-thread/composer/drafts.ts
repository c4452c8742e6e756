import type { ConversationId, Message } from '../../../domain/index.js';
import { selectConversation, selectDraft } from '../../../store/selectors.js';
import type { Draft, SessionState } from '../../../store/state.js';
import { isWhisperOnly } from './composer-state.js';

export const emptyDraft: Draft = { text: '', replyTo: null, whisper: false };

const isEmpty = ({ text, replyTo, files = [], waiting = [] }: Draft): boolean =>
  text === '' && replyTo === null && files.length === 0 && waiting.length === 0;

/** Null for a draft without content, unless it is marked as a whisper. */
export const normalizeDraft = (draft: Draft): Draft | null => (isEmpty(draft) && !draft.whisper ? null : draft);

/** The conversation's draft with `change` applied; null when nothing is left of it. */
export function patchDraft(state: SessionState, id: ConversationId, change: Partial<Draft>): Draft | null {
  const draft = { ...emptyDraft, ...selectDraft(state, id), ...change };
  // Text written while only whispers were allowed must stay a whisper when the role changes.
  const whisper = isWhisperOnly(selectConversation(state, id)) ? !isEmpty(draft) : draft.whisper;
  return normalizeDraft({ ...draft, whisper });
}

/** A reply to a whisper is a whisper: otherwise the customer would learn that there was one. */
export const withReplyTo = (draft: Draft, message: Message): Draft => ({
  ...draft,
  replyTo: message.messageId,
  replyToEntry: message.id,
  whisper: draft.whisper || message.whisper,
});

export const withAppendedText = (draft: Draft, text: string): Draft => ({
  ...draft,
  text: draft.text + (/\S$/.test(draft.text) ? ' ' : '') + text,
});
