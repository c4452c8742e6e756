import type { MessageBody } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';

const longest = 140;

/** Marks of markdown around words, and links: what is left of them is what is read. */
const marks = /(\*\*|~~|`)(?=\S)(.+?)\1|!?\[([^\][]*)\]\([^()\s]*\)/g;

/** A message in a few words: for the second line of a list, for quotes, for announcements. */
export function previewOf(body: MessageBody, words: Messages): string {
  const said = body.text
    .slice(0, longest * 4)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(marks, (_all, _mark, words: string | undefined, link: string | undefined) => words ?? link ?? '')
    .trim();
  const text = said.length > longest ? `${said.slice(0, longest).trimEnd()}…` : said;
  if (body.type === 'text') return text;
  if (body.type === 'deleted') return words.bodyDeleted;
  if (body.type === 'notice') return text || words.bodyNotice(body.level);
  if (body.type === 'unknown') return text || words.bodyUnknown(body.wireType);
  const kind = words.bodyKind(body.type);
  const more = text || detailOf(body, words);
  return more === '' ? kind : `${kind}: ${more}`;
}

function detailOf(body: MessageBody, words: Messages): string {
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
      return words.bodyCommentAct(body.act);
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
