import type { ConversationId, WrapUpCode, WrapUpForm } from '../../domain/index.js';
import type { DeskSession } from '../../session/desk-session.js';

/** What the agent has chosen and written so far. */
export interface WrapUpDraft {
  readonly codes: readonly WrapUpCode[];
  readonly note: string;
}

export const emptyWrapUp: WrapUpDraft = { codes: [], note: '' };

/** By session and conversation: going to another conversation, or a lost link, costs nobody what they have filled in. */
const drafts = new WeakMap<DeskSession, Map<ConversationId, WrapUpDraft>>();

export const wrapUpDraft = (session: DeskSession, id: ConversationId): WrapUpDraft =>
  drafts.get(session)?.get(id) ?? emptyWrapUp;

export function keepWrapUpDraft(session: DeskSession, id: ConversationId, draft: WrapUpDraft): void {
  const kept = drafts.get(session) ?? new Map<ConversationId, WrapUpDraft>();
  drafts.set(session, kept.set(id, draft));
  for (const known of kept.keys()) if (!session.state.conversations.byId.has(known)) kept.delete(known);
}

const forms = new WeakMap<DeskSession, WrapUpForm | null>();

/** The server's form, read once per session; null when it has none. Throws `RestError`. */
export async function wrapUpForm(session: DeskSession): Promise<WrapUpForm | null> {
  const known = forms.get(session);
  if (known !== undefined) return known;
  const form = await session.rest.wrapUpForm();
  forms.set(session, form);
  return form;
}

export const sameCode = (a: WrapUpCode, b: WrapUpCode): boolean => a.category === b.category && a.value === b.value;
