import type { Attachment, Entry, MessageBody } from '../../../domain/index.js';
import { cleanLabel } from '../../../domain/text/label.js';
import type { Translations } from '../../../translations/translations.js';
import { getMediaKind } from './media-kind.js';
import { attachmentFromUrl } from './message-media.js';

export interface Picture {
  /** The entry that it is in. */
  readonly key: string;
  readonly source: string;
  readonly name: string;
}

/** The pictures that the messages of a thread show, oldest first. */
export function collectPictures(
  entries: Iterable<Entry>,
  fileUrl: (address: string) => string | null,
  translations: Translations,
): readonly Picture[] {
  const pictures: Picture[] = [];
  for (const entry of entries) {
    if (entry.kind !== 'message') continue;
    for (const attachment of attachmentsOf(entry.body, translations)) {
      const source = getMediaKind('image', attachment) === null ? null : fileUrl(attachment.url);
      if (source === null) continue;
      pictures.push({ key: entry.id, source, name: cleanLabel(attachment.name) || translations.bodyKind('image') });
    }
  }
  return pictures;
}

function attachmentsOf(body: MessageBody, translations: Translations): readonly Attachment[] {
  switch (body.type) {
    case 'image':
      return [body.attachment];
    case 'sticker':
      return [attachmentFromUrl(body.url, translations.bodyKind('sticker'))];
    case 'comment':
      return body.act === 'image' && body.attachment !== null ? [body.attachment] : [];
    case 'carousel':
      return body.cards.map(({ imageUrl }) => attachmentFromUrl(imageUrl));
    default:
      return [];
  }
}
