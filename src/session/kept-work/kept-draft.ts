import type {
  Attachment,
  ChannelSessionId,
  ConversationId,
  EntryId,
  HandoverNote,
  MessageId,
  TaskDirection,
  TaskId,
} from '../../domain/index.js';
import { isObject } from '../../domain/is-object.js';
import type { Draft, DraftFile, WaitingMessage, WrapUpDraft } from '../../store/state.js';
import { uniqueId } from '../unique-id.js';

/** The largest file whose content is kept, and the most of one draft (bytes). Of larger ones the name is kept. */
const maxFileSize = 1_000_000;
const maxDraftSize = 5_000_000;

interface KeptFile {
  readonly name: string;
  readonly type: string;
  readonly attachment: Attachment | null;
  /** Null for a file that is too large, or that the server has already. */
  readonly content: File | null;
}

export interface KeptDraft {
  readonly text: string;
  readonly replyTo: MessageId | null;
  readonly replyToEntry: EntryId | null;
  readonly whisper: boolean;
  readonly files: readonly KeptFile[];
  readonly waiting: readonly { readonly draft: KeptDraft; readonly channelSessionId: ChannelSessionId | null }[];
}

/** What of a draft is put on the device. The progress of uploads is not. */
export function toKeptDraft({ text, replyTo, replyToEntry, whisper, files = [], waiting = [] }: Draft): KeptDraft {
  let size = 0;
  const toKeptFile = ({ file, attachment }: DraftFile): KeptFile => {
    const isKept = attachment === null && file.size <= maxFileSize && size + file.size <= maxDraftSize;
    if (isKept) size += file.size;
    return { name: file.name, type: file.type, attachment, content: isKept ? file : null };
  };
  return {
    text,
    replyTo,
    replyToEntry: replyToEntry ?? null,
    whisper,
    files: files.map(toKeptFile),
    waiting: waiting.map(({ draft, channelSessionId }) => ({ draft: toKeptDraft(draft), channelSessionId })),
  };
}

/** Null for what is no draft: other scripts of the origin and other releases may have written it. */
export function readKeptDraft(value: unknown): Draft | null {
  if (!isObject(value) || typeof value['text'] !== 'string') return null;
  const { text, replyTo, replyToEntry, whisper, files, waiting } = value as unknown as Partial<KeptDraft>;
  const readFiles = asList(files).flatMap((file) => readFile(file) ?? []);
  const readWaiting = asList(waiting).flatMap((message): WaitingMessage[] => {
    const draft = isObject(message) ? readKeptDraft(message['draft']) : null;
    const channel = isObject(message) ? message['channelSessionId'] : null;
    return draft === null ? [] : [{ draft, channelSessionId: readText(channel) as ChannelSessionId | null }];
  });
  return {
    text: text ?? '',
    replyTo: readText(replyTo) as MessageId | null,
    ...(typeof replyToEntry === 'string' ? { replyToEntry } : {}),
    // What may be a whisper must not reach the customer.
    whisper: whisper !== false,
    ...(readFiles.length > 0 ? { files: readFiles } : {}),
    ...(readWaiting.length > 0 ? { waiting: readWaiting } : {}),
  };
}

function readFile(value: unknown): DraftFile | null {
  if (!isObject(value) || typeof value['name'] !== 'string') return null;
  const { name, type, attachment, content } = value as unknown as KeptFile;
  const isUploaded = isObject(attachment) && typeof attachment['url'] === 'string';
  const isKept = typeof File === 'function' && content instanceof File;
  const file = isKept ? content : new File([], name, { type: String(type) });
  // Files chosen on this page are numbered, too.
  const base = { id: uniqueId(), file, problem: null, attachment: isUploaded ? attachment : null };
  if (isUploaded) return { ...base, state: 'uploaded', progress: 1 };
  if (isKept) return { ...base, state: 'waiting', progress: 0 };
  return { ...base, state: 'failed', progress: 0, isRefused: true, isMissing: true };
}

/** Null for what is no wrap-up. */
export function readKeptWrapUp(value: unknown): WrapUpDraft | null {
  if (!isObject(value) || typeof value['note'] !== 'string') return null;
  const codes = asList(value['codes']).flatMap((code) => {
    const category = isObject(code) ? code['category'] : null;
    const name = isObject(code) ? code['value'] : null;
    return typeof category === 'string' && typeof name === 'string' ? [{ category, value: name }] : [];
  });
  return { codes, note: value['note'] };
}

/** Null for what is no note of a colleague. */
export function readKeptNote(value: unknown): HandoverNote | null {
  if (!isObject(value) || typeof value['text'] !== 'string') return null;
  const { text, requestedBy, direction, taskId, isClosed } = value;
  return {
    text,
    requestedBy: readText(requestedBy),
    direction: (readText(direction) ?? 'unknown') as TaskDirection,
    taskId: (readText(taskId) ?? '') as TaskId,
    isClosed: isClosed === true,
  };
}

export const readConversationId = (value: unknown): ConversationId | null => readText(value) as ConversationId | null;

const readText = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
