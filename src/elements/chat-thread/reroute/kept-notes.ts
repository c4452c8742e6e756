import { isBlank, type Conversation, type ConversationId } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';
import { selectDraft, selectEnded, selectRerouting } from '../../../store/selectors.js';
import { emptyDraft } from '../composer/drafts.js';

interface KeptNote {
  readonly text: string;
  /** It went out with a request. */
  readonly isSent: boolean;
}

const notesBySession = new WeakMap<DeskSession, Map<ConversationId, KeptNote>>();

/**
 * Keeps what the agent has written for a colleague, as long as the conversation is there: the dialog closes on Escape and
 * when another conversation is shown.
 */
export function keepNote(session: DeskSession, id: ConversationId, note: KeptNote): void {
  const notes = notesBySession.get(session) ?? new Map<ConversationId, KeptNote>();
  notesBySession.set(session, notes);
  for (const other of notes.keys()) if (!session.state.conversations.byId.has(other)) notes.delete(other);
  notes.set(id, note);
}

/** What was not sent, or went out with a request that no agent has answered; else empty. */
export function takeUpNote(session: DeskSession, conversation: Conversation): string {
  const note = notesBySession.get(session)?.get(conversation.id);
  if (note === undefined) return '';
  return note.isSent && selectRerouting(conversation, session.clock.now())?.state !== 'unanswered' ? '' : note.text;
}

/** A note that was being written when the agent's part ended is shown with the rest of what was not sent. */
export function leaveNote(session: DeskSession, id: ConversationId): void {
  const note = notesBySession.get(session)?.get(id);
  const { state } = session;
  if (note === undefined || note.isSent || isBlank(note.text)) return;
  // Also after a logout there is no such conversation.
  const isOver = selectEnded(state, id) !== undefined || state.conversations.byId.get(id)?.role === 'wrap-up';
  if (!isOver) return;
  notesBySession.get(session)?.delete(id);
  const draft = selectDraft(state, id) ?? emptyDraft;
  const text = [draft.text, note.text].filter((part) => !isBlank(part)).join('\n');
  // If the conversation comes back, it is in the message field: what was written for a colleague must not reach the customer.
  session.setDraft(id, { ...draft, text, whisper: true });
}
