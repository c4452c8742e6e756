import type { Attachment, ChannelSessionId, CommandOutcome, ConversationId, OutgoingBody } from '../../domain/index.js';
import type { DeskSession } from '../../session/desk-session.js';
import { selectDraft } from '../../store/selectors.js';
import type { Draft } from '../../store/state.js';
import { emptyDraft, worthKeeping } from './drafts.js';

/** One message of a draft, and the part of the draft it is made of. */
interface Piece {
  readonly body: OutgoingBody;
  readonly draft: Draft;
}

/** A message holds one file at most. The first one carries the text, as its caption, and the quote. */
function piecesOf(draft: Draft): readonly Piece[] {
  const { files = [] } = draft;
  if (files.length === 0) return [{ body: { type: 'text', text: draft.text }, draft }];
  return files.flatMap((file, index) => {
    if (file.attachment === null) return [];
    const part = index === 0 ? draft : { ...emptyDraft, whisper: draft.whisper };
    return [{ body: fileBody(file.attachment, part.text), draft: { ...part, files: [file] } }];
  });
}

function fileBody(attachment: Attachment, text: string): OutgoingBody {
  const kind = /^(?:image|video|audio)(?=\/)/.exec(attachment.mimeType)?.[0] as 'image' | 'video' | 'audio' | undefined;
  return { type: kind ?? 'file', text, attachment };
}

/** What did not get out of the desk goes back to where it was written, in front of what was written since. */
function takenBack(sent: Draft, since: Draft | null): Draft {
  const texts = [sent.text, since?.text ?? ''].filter((text) => text !== '');
  return {
    text: texts.join('\n'),
    replyTo: sent.replyTo ?? since?.replyTo ?? null,
    whisper: sent.whisper,
    files: [...(since?.files ?? []), ...(sent.files ?? [])],
  };
}

/**
 * Takes a draft out of the composer and gives it to the outbox, in one step. What the outbox does not take comes back
 * to the draft, and `failed` hears why.
 */
export function sendDraft(
  desk: DeskSession,
  conversationId: ConversationId,
  draft: Draft,
  {
    channelSessionId,
    stayWhisper,
  }: { readonly channelSessionId: ChannelSessionId | null; readonly stayWhisper: boolean },
  failed: (outcome: CommandOutcome) => void,
): void {
  desk.setDraft(conversationId, worthKeeping({ ...emptyDraft, whisper: stayWhisper }));
  for (const piece of piecesOf(draft)) {
    const { body } = piece;
    const { replyTo, whisper } = piece.draft;
    void desk
      .dispatch({ type: 'send-message', conversationId, body, replyTo, whisper, channelSessionId })
      .then((outcome) => {
        if (outcome.status !== 'not-sent') return;
        if (desk.state.conversations.byId.has(conversationId)) {
          desk.setDraft(conversationId, takenBack(piece.draft, selectDraft(desk.state, conversationId)));
        }
        failed(outcome);
      });
  }
}
