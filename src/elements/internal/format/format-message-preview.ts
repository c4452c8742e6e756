import type { MessageBody } from '../../../domain/index.js';
import type { Translations } from '../../../translations/translations.js';

const maxLength = 140;

/** Markdown marks around text, and links. */
const markdownMarks = /(\*\*|~~|`)(?=\S)(.+?)\1|!?\[([^\][]*)\]\([^()\s]*\)/g;

/** One-line plain text of a message, for list rows, quotes and announcements. */
export function formatMessagePreview(body: MessageBody, translations: Translations): string {
  const plainText = body.text
    .slice(0, maxLength * 4)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(
      markdownMarks,
      (_all, _mark, markedText: string | undefined, linkText: string | undefined) => markedText ?? linkText ?? '',
    )
    .trim();
  const text = plainText.length > maxLength ? `${plainText.slice(0, maxLength).trimEnd()}…` : plainText;
  if (body.type === 'text') return text;
  if (body.type === 'deleted') return translations.bodyDeleted;
  if (body.type === 'notice') return text || translations.bodyNotice(body.level);
  if (body.type === 'unknown') return text || translations.bodyUnknown(body.wireType);
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
