import type { AgentId, Entries, Message } from '../../../domain/index.js';
import type { AgentNames } from '../../../store/selectors.js';
import type { Translations } from '../../../translations/translations.js';
import { textFormatOf, toPlainText, type TextFormats } from '../../internal/format/text-format.js';
import type { LocalizeController } from '../../internal/localization/localize-controller.js';
import { formatMessageText } from '../../internal/format/format-message-preview.js';
import { senderName } from '../message/sender-line.js';
import { noticeText } from '../message-list/notice-text.js';

export interface TranscriptContext {
  readonly translations: Translations;
  readonly localize: LocalizeController;
  readonly names: AgentNames;
  readonly formats: TextFormats;
  readonly ownId: AgentId | null;
  readonly customerName: string;
}

interface Line {
  readonly at: number;
  /** Null for a notice. */
  readonly sender: string | null;
  readonly whisper: boolean;
  readonly text: string;
}

/** The whole text of a message; of what is no text, a description. */
export function fullText(message: Message, formats: TextFormats, translations: Translations): string {
  const { body } = message;
  return body.type === 'text' && body.text.trim() !== ''
    ? toPlainText(body.text, textFormatOf(message, formats)).trim()
    : formatMessageText(message, formats, translations);
}

function toLines(entries: Entries, context: TranscriptContext): readonly Line[] {
  const { translations, localize, names, formats } = context;
  return [...entries]
    .filter((entry) => entry.kind === 'message' || entry.visible)
    .map((entry): Line => {
      if (entry.kind === 'notice') {
        const text = noticeText(entry.what, { translations, names, localize });
        return { at: entry.at, sender: null, whisper: false, text };
      }
      const text = fullText(entry, formats, translations);
      return { at: entry.at, sender: senderName(entry, context), whisper: entry.whisper, text };
    });
}

/** Isolates are for the screen; editors show them as boxes. */
const withoutIsolates = (text: string): string => text.replaceAll(/[\u2066-\u2069]/g, '');

const titleOf = ({ translations, customerName }: TranscriptContext): string =>
  withoutIsolates(translations.transcriptTitle(customerName));

const senderOf = ({ sender, whisper }: Line, { translations }: TranscriptContext): string =>
  `${sender ?? ''}${whisper ? ` (${translations.composerWhisper})` : ''}`;

/** A conversation as plain text, with what the agent may see of it. */
export function toTextTranscript(entries: Entries, context: TranscriptContext): string {
  const lines = toLines(entries, context).map((line) => {
    const time = context.localize.dateTime(line.at);
    return line.sender === null ? `[${time}] ${line.text}` : `[${time}] ${senderOf(line, context)}:\n${line.text}`;
  });
  return withoutIsolates([titleOf(context), ...lines].join('\n\n')) + '\n';
}

const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const styleSheet =
  'body{max-width:45rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}' +
  'h1{font-size:1.25rem}p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}article{margin:1rem 0}' +
  'article>p:first-child,.notice{color:#535d68;font-size:.875rem}.whisper{padding-inline-start:1rem;border-inline-start:3px dashed}';

/** A conversation as a page of its own, without scripts and without anything that is loaded. */
export function toHtmlTranscript(entries: Entries, context: TranscriptContext): string {
  const { localize } = context;
  const title = escapeHtml(titleOf(context));
  const items = toLines(entries, context).map((line) => {
    const time = `<time datetime="${new Date(line.at).toISOString()}">${escapeHtml(localize.dateTime(line.at))}</time>`;
    const text = escapeHtml(withoutIsolates(line.text));
    if (line.sender === null) return `<p class="notice">${time} <span dir="auto">${text}</span></p>`;
    const sender = `<p><b dir="auto">${escapeHtml(senderOf(line, context))}</b> ${time}</p>`;
    return `<article${line.whisper ? ' class="whisper"' : ''}>${sender}<p dir="auto">${text}</p></article>`;
  });
  return [
    `<!doctype html><html lang="${escapeHtml(localize.lang)}" dir="${localize.dir}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${title}</title><style>${styleSheet}</style></head><body><h1>${title}</h1>`,
    ...items,
    '</body></html>\n',
  ].join('\n');
}

const pad = (n: number, length = 2): string => String(n).padStart(length, '0');

/** The name of the file, which every system accepts. The day is the one of the agent, as in the transcript. */
export const transcriptFileName = (title: string, at: number, extension: string): string => {
  const name = withoutIsolates(title)
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
  const date = new Date(at);
  const day = [pad(date.getFullYear(), 4), pad(date.getMonth() + 1), pad(date.getDate())].join('-');
  return `${name}-${day}.${extension}`;
};
