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
import { createSendMessageCommand } from './send-message-command.js';

/** One message of a draft, and the part of the draft it was built from. */
interface DraftMessage {
  readonly body: OutgoingBody;
  readonly draft: Draft;
}

/** A message holds one file at most. The first one carries the text, as its caption, and the reply reference. */
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

/** Puts an unsent message back into the draft, before what was written since. */
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
 * Clears the draft and dispatches its messages. A message that was not sent is restored to the draft, and `onNotSent` is
 * called with its outcome.
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
    const { replyTo, whisper } = message.draft;
    const command = createSendMessageCommand(conversationId, message.body, { replyTo, whisper, channelSessionId });
    void session.dispatch(command).then((outcome) => {
      if (outcome.status !== 'not-sent') return;
      if (session.state.conversations.byId.has(conversationId)) {
        session.setDraft(conversationId, restoreDraft(message.draft, selectDraft(session.state, conversationId)));
      }
      onNotSent(outcome);
    });
  }
}
