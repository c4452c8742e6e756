import type {
  Attachment,
  ChannelSessionId,
  CommandOutcome,
  ConversationId,
  OutgoingBody,
} from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';
import { selectDraft } from '../../../store/selectors.js';
import type { Draft } from '../../../store/state.js';
import { emptyDraft, normalizeDraft } from './drafts.js';

/** One message of a draft, and the part of the draft it is made of. */
interface DraftMessage {
  readonly body: OutgoingBody;
  readonly draft: Draft;
}

/** A message holds one file at most. The first one carries the text, as its caption, and the quote. */
function splitDraft(draft: Draft): readonly DraftMessage[] {
  const { files = [] } = draft;
  if (files.length === 0) return [{ body: { type: 'text', text: draft.text }, draft }];
  return files.flatMap((file, index) => {
    if (file.attachment === null) return [];
    const fileDraft = index === 0 ? draft : { ...emptyDraft, whisper: draft.whisper };
    return [{ body: fileBody(file.attachment, fileDraft.text), draft: { ...fileDraft, files: [file] } }];
  });
}

function fileBody(attachment: Attachment, text: string): OutgoingBody {
  const kind = /^(?:image|video|audio)(?=\/)/.exec(attachment.mimeType)?.[0] as 'image' | 'video' | 'audio' | undefined;
  return { type: kind ?? 'file', text, attachment };
}

/** What did not get out of the desk goes back to where it was written, in front of what was written since. */
function restoreDraft(sent: Draft, current: Draft | null): Draft {
  const texts = [sent.text, current?.text ?? ''].filter((text) => text !== '');
  return {
    text: texts.join('\n'),
    replyTo: sent.replyTo ?? current?.replyTo ?? null,
    whisper: sent.whisper,
    files: [...(current?.files ?? []), ...(sent.files ?? [])],
  };
}

/**
 * Takes a draft out of the composer and gives it to the outbox, in one step. What the outbox does not take comes back
 * to the draft, and `failed` hears why.
 */
export function sendDraft(
  session: DeskSession,
  conversationId: ConversationId,
  draft: Draft,
  {
    channelSessionId,
    keepWhisper,
  }: { readonly channelSessionId: ChannelSessionId | null; readonly keepWhisper: boolean },
  onNotSent: (outcome: CommandOutcome) => void,
): void {
  session.setDraft(conversationId, normalizeDraft({ ...emptyDraft, whisper: keepWhisper }));
  for (const message of splitDraft(draft)) {
    const { body } = message;
    const { replyTo, whisper } = message.draft;
    void session
      .dispatch({ type: 'send-message', conversationId, body, replyTo, whisper, channelSessionId })
      .then((outcome) => {
        if (outcome.status !== 'not-sent') return;
        if (session.state.conversations.byId.has(conversationId)) {
          session.setDraft(conversationId, restoreDraft(message.draft, selectDraft(session.state, conversationId)));
        }
        onNotSent(outcome);
      });
  }
}
