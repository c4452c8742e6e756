import { isBlank, type Message, type MessageBody } from '../../../domain/index.js';
import type { Translations } from '../../../translations/translations.js';
import { findCut } from './cut-text.js';
import { textFormatOf, toPlainText, type TextFormats } from './text-format.js';

/** Longest preview, in characters. */
const maxLength = 140;

/** A message as one line of plain text, cut to the length of a line: for list rows and quotes. */
export function formatMessagePreview(message: Message, formats: TextFormats, translations: Translations): string {
  // White space is collapsed afterwards, so that more than is shown may be needed.
  const text = formatMessageText(message, formats, translations, maxLength * 4);
  return text.length > maxLength ? `${text.slice(0, findCut(text, maxLength)).trimEnd()}…` : text;
}

/** A message as one line of plain text, in full: for screen readers. */
export function formatMessageText(
  message: Message,
  formats: TextFormats,
  translations: Translations,
  maxTextLength = Infinity,
): string {
  const { body } = message;
  const plainText = toPlainText(body.text, textFormatOf(message, formats))
    .trimStart()
    .slice(0, maxTextLength)
    .replaceAll(/\s+/g, ' ')
    .trim();
  const text = isBlank(plainText) ? '' : plainText;
  if (body.type === 'text') return text || (isBlank(body.text) ? translations.bodyEmpty : '…');
  if (body.type === 'deleted') return translations.bodyDeleted;
  if (body.type === 'notice') return text || translations.bodyNotice(body.level);
  if (body.type === 'unknown') {
    const texts = (body.lines ?? []).map(({ value }) => value).join(', ');
    return text || [translations.bodyUnknown(body.wireType), texts].filter(Boolean).join(': ');
  }
  const kindLabel = translations.bodyKind(body.type);
  const detail = text || getDetail(body, translations);
  return detail === '' ? kindLabel : `${kindLabel}: ${detail}`;
}

function getDetail(body: MessageBody, translations: Translations): string {
  switch (body.type) {
    case 'image':
    case 'video':
    case 'audio':
    case 'file':
      return body.attachment.name;
    case 'location':
      return body.name || body.address;
    case 'contacts':
      return body.contacts[0]?.name ?? '';
    case 'wrap-up':
      return body.codes.map((code) => code.value).join(', ') || body.note;
    case 'comment':
      return translations.bodyCommentAction(body.act);
    case 'email':
      return body.subject;
    case 'receipt':
      return body.title;
    case 'template':
      return body.name;
    default:
      return '';
  }
}
