import type { ConversationId, WrapUpCode, WrapUpForm } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';
import { selectReadableConversation } from '../../../store/selectors.js';

/** The codes and the note the agent has entered so far. */
export interface WrapUpDraft {
  readonly codes: readonly WrapUpCode[];
  readonly note: string;
}

export const emptyWrapUpDraft: WrapUpDraft = { codes: [], note: '' };

/** By session and conversation, so that drafts survive switching conversations and a lost connection. */
const draftsBySession = new WeakMap<DeskSession, Map<ConversationId, WrapUpDraft>>();

export const getWrapUpDraft = (session: DeskSession, id: ConversationId): WrapUpDraft =>
  draftsBySession.get(session)?.get(id) ?? emptyWrapUpDraft;

export function saveWrapUpDraft(session: DeskSession, id: ConversationId, draft: WrapUpDraft): void {
  const sessionDrafts = draftsBySession.get(session) ?? new Map<ConversationId, WrapUpDraft>();
  draftsBySession.set(session, sessionDrafts.set(id, draft));
  for (const draftId of sessionDrafts.keys())
    if (selectReadableConversation(session.state, draftId) === undefined) sessionDrafts.delete(draftId);
}

const formsBySession = new WeakMap<DeskSession, WrapUpForm | null>();

/** The server's form, loaded once per session; null when it has none. Throws `RestError`. */
export async function loadWrapUpForm(session: DeskSession): Promise<WrapUpForm | null> {
  const cached = formsBySession.get(session);
  if (cached !== undefined) return cached;
  const form = await session.rest.wrapUpForm();
  formsBySession.set(session, form);
  return form;
}

export const isSameCode = (a: WrapUpCode, b: WrapUpCode): boolean => a.category === b.category && a.value === b.value;
