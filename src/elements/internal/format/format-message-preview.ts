import { isBlank, type Message, type MessageBody } from '../../../domain/index.js';
import type { Translations } from '../../../translations/translations.js';
import { findCut, shorten } from './cut-text.js';
import { textFormatOf, toPlainText, type TextFormats } from './text-format.js';

/** Longest preview: a line of the conversation list, or a quote. */
const maxPreviewLength = 140;
/** Longest text for screen readers: some minutes of speech. */
const maxSpokenLength = 10_000;

/** A message as one line of plain text, cut to the length of a line: for list rows and quotes. */
export const formatMessagePreview = (message: Message, formats: TextFormats, translations: Translations): string =>
  formatLine(message, formats, translations, maxPreviewLength);

/** A message as one line of plain text, as much as can be listened to: for screen readers. */
export const formatMessageText = (message: Message, formats: TextFormats, translations: Translations): string =>
  formatLine(message, formats, translations, maxSpokenLength);

function formatLine(message: Message, formats: TextFormats, translations: Translations, maxLength: number): string {
  const text = formatText(message, formats, translations, maxLength);
  return shorten(text, maxLength);
}

/** The beginning of a text without line breaks. White space is collapsed, so that more than is shown may be needed. */
function toLine(text: string, maxLength: number): string {
  const trimmed = text.trimStart();
  const end = findCut(trimmed, maxLength * 4);
  const line = trimmed.slice(0, end).replaceAll(/\s+/g, ' ').trim();
  return end < trimmed.length && line.length <= maxLength && !isBlank(trimmed.slice(end)) ? `${line}…` : line;
}

function formatText(message: Message, formats: TextFormats, translations: Translations, maxLength: number): string {
  const { body } = message;
  const plainText = toLine(toPlainText(body.text, textFormatOf(message, formats)), maxLength);
  const text = isBlank(plainText) ? '' : plainText;
  if (body.type === 'text') return text || (isBlank(body.text) ? translations.bodyEmpty : '…');
  if (body.type === 'deleted') return translations.bodyDeleted;
  if (body.type === 'notice') return text || translations.bodyNotice(body.level);
  if (body.type === 'unknown') {
    const texts = (body.lines ?? []).map(({ value }) => value).join(', ');
    const kind = translations.bodyUnknown(body.wireType);
    return text || (texts === '' ? kind : translations.labelled(kind, texts));
  }
  const kindLabel = translations.bodyKind(body.type);
  const details = getDetail(body, translations);
  // A line has room for one of them; what is listened to is all that is seen.
  const isAdded = maxLength === maxSpokenLength && saysMore.has(body.type);
  const detail = isAdded ? joinLine(body.type === 'email' ? [details, text] : [text, details]) : text || details;
  return detail === '' ? kindLabel : translations.labelled(kindLabel, detail);
}

/** Types whose details are not only a name for what the text says. */
const saysMore: ReadonlySet<MessageBody['type']> = new Set(['email', 'buttons', 'list', 'carousel', 'template']);

const joinLine = (texts: readonly string[]): string => texts.filter((text) => !isBlank(text)).join(', ');

function getDetail(body: MessageBody, translations: Translations): string {
  switch (body.type) {
    case 'image':
    case 'video':
    case 'audio':
    case 'file':
      return body.attachment.name;
    case 'location':
      return joinLine([body.name, body.address]);
    case 'contacts':
      return joinLine(body.contacts.map(({ name }) => name));
    case 'link':
      return body.url;
    case 'buttons':
      return joinLine([body.header, ...body.buttons.map(({ title }) => title), body.footer]);
    case 'list':
      return joinLine([
        body.header,
        ...body.sections.flatMap(({ rows }) => rows.map(({ title }) => title)),
        body.footer,
      ]);
    case 'carousel':
      return joinLine(body.cards.flatMap(({ title, text }) => [title, text]));
    case 'wrap-up':
      return body.codes.map((code) => code.value).join(', ') || body.note;
    case 'comment':
      return translations.bodyCommentAction(body.act);
    case 'email':
      return body.subject;
    case 'receipt':
      return body.title;
    case 'template':
      return joinLine([body.name, ...body.lines.map(({ value }) => value)]);
    default:
      return '';
  }
}
