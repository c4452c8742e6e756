import type {
  Attachment,
  ChannelSessionId,
  CommandOutcome,
  ConversationId,
  OutgoingBody,
} from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';
import { selectDraft } from '../../../store/selectors.js';
import type { Draft, DraftFile, WaitingMessage } from '../../../store/state.js';
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
export function restoreDraft(sent: Draft, current: Draft | null): Draft {
  const texts = [sent.text, current?.text ?? ''].filter((text) => text !== '');
  return {
    text: texts.join('\n'),
    replyTo: sent.replyTo ?? current?.replyTo ?? null,
    whisper: sent.whisper,
    files: [...(current?.files ?? []), ...(sent.files ?? [])],
    ...(current?.waiting === undefined ? {} : { waiting: current.waiting }),
  };
}

const isUploaded = ({ attachment }: DraftFile): boolean => attachment !== null;

/**
 * Takes the message out of the draft, and dispatches it. With files that are still being uploaded it waits in the draft
 * for `takeUploadedMessages`.
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
  const { waiting: previous = [], ...sent } = draft;
  const message = { draft: sent, channelSessionId };
  const isWaiting = draft.files?.every(isUploaded) === false;
  const waiting = isWaiting ? [...previous, message] : previous;
  const rest = { ...emptyDraft, whisper: keepWhisper, ...(waiting.length === 0 ? {} : { waiting }) };
  session.setDraft(conversationId, normalizeDraft(rest));
  if (!isWaiting) dispatchDraft(session, conversationId, message, onNotSent);
}

/** Dispatches the messages of a draft. A message that was not sent is restored, and `onNotSent` is called with its outcome. */
export function dispatchDraft(
  session: DeskSession,
  conversationId: ConversationId,
  { draft, channelSessionId }: WaitingMessage,
  onNotSent: (outcome: CommandOutcome) => void,
): void {
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

/** Removes the messages whose files are uploaded now from the draft, and returns them. */
export function takeUploadedMessages(session: DeskSession, conversationId: ConversationId): readonly WaitingMessage[] {
  const draft = selectDraft(session.state, conversationId);
  const isReady = (message: WaitingMessage) => message.draft.files?.every(isUploaded) !== false;
  const ready = draft?.waiting?.filter(isReady) ?? [];
  if (draft === null || ready.length === 0) return [];
  const { waiting = [], ...rest } = draft;
  const left = waiting.filter((message) => !isReady(message));
  session.setDraft(conversationId, normalizeDraft(left.length === 0 ? rest : { ...rest, waiting: left }));
  return ready;
}
