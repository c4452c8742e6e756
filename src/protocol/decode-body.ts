import type { Attachment, MessageBody, MessageId } from '../domain/index.js';
import { lookUp } from './decode-agent.js';
import { captionOf, receipt, template, voice, type BodyReader } from './decode-card.js';
import { contactsOf } from './decode-contacts.js';
import {
  count,
  firstText,
  id,
  isWire,
  numberOrNull,
  text,
  textOrNull,
  texts,
  upper,
  wire,
  wires,
  type Wire,
} from './guards.js';
import { moment } from './time.js';

/** What a message says. A type nobody has heard of keeps its name and whatever text it carries. */
export function bodyOf(body: Wire, header: Wire): MessageBody {
  const words = text(body['markdownText']);
  const type = upper(body['type']);
  if (type === 'PLAIN' || (type === '' && words !== '')) return { type: 'text', text: words };
  const read = lookUp(readers, type);
  return read?.(body, words, header) ?? { type: 'unknown', text: words, wireType: type.slice(0, 100) };
}

const media =
  (type: 'image' | 'video' | 'audio' | 'file'): BodyReader =>
  (body, words) => ({ type, text: words, attachment: attachmentOf(wire(body['attachment']), body) });

/** Files have their name among the details, pictures and sound in the caption, and all of them in their address. */
export function attachmentOf(attachment: Wire, body: Wire): Attachment {
  const url = text(attachment['mediaUrl'] ?? attachment['mediaURL']);
  const size = numberOrNull(attachment['size']);
  return {
    url,
    mimeType: text(attachment['mimeType']),
    size: size !== null && size >= 0 ? size : null,
    name: firstText(
      wire(body['additionalDetails'])['fileName'],
      body['caption'],
      attachment['mediaName'],
      attachment['mediaLabel'],
      fileNameIn(url),
    ),
    thumbnailUrl: textOrNull(attachment['thumbnail']),
  };
}

/** The file service is asked for files by a parameter, so the name is at the end of the address. */
function fileNameIn(url: string): string {
  const start = url.lastIndexOf('filename=');
  if (start < 0) return '';
  const encoded = url.slice(start + 'filename='.length).split('&', 1)[0] ?? '';
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

const sticker: BodyReader = (body, words) => ({ type: 'sticker', text: words, url: text(body['mediaUrl']) });

const link: BodyReader = (body, words) => ({
  type: 'link',
  text: words,
  url: firstText(body['mediaUrl'], body['mediaURL']),
});

/** Without a place on the globe there is nothing to show on a map: such a one stays unknown. */
const location: BodyReader = (body, words) => {
  const place = wire(body['location']);
  const latitude = numberOrNull(place['latitude']);
  const longitude = numberOrNull(place['longitude']);
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  const details = wire(body['additionalDetails']);
  return {
    type: 'location',
    text: words,
    latitude,
    longitude,
    name: text(details['name']),
    address: text(details['address']),
    url: text(details['url']),
  };
};

const contacts: BodyReader = (body, words) => ({
  type: 'contacts',
  text: words,
  contacts: contactsOf(body['contacts']),
});

function buttonsOf(value: unknown): Extract<MessageBody, { type: 'buttons' }>['buttons'] {
  return wires(value).map((button) => {
    const plain = { title: text(button['title']), type: text(button['type']), payload: text(button['payload']) };
    const details = button['additionalButtonDetails'];
    if (!isWire(details)) return plain;
    const menu = {
      section: count(details['sectionNo']),
      sectionTitle: text(details['sectionTitle']),
      description: text(details['description']),
    };
    return { ...plain, menu };
  });
}

const buttons: BodyReader = (body, words) => {
  const interactive = wire(wire(body['additionalDetails'])['interactive']);
  const label = captionOf(interactive['button']);
  const plain = {
    type: 'buttons' as const,
    text: words,
    quickReplies: upper(body['buttonMessageType']) === 'QUICK_REPLIES',
    header: captionOf(interactive['header']),
    footer: captionOf(interactive['footer']),
    buttons: buttonsOf(body['buttons']),
  };
  return label === '' ? plain : { ...plain, menu: { label, prompt: captionOf(interactive['body']) } };
};

/** One page of documentation has a map where servers send a list. */
const carousel: BodyReader = (body, words) => {
  const elements = Array.isArray(body['elements']) ? body['elements'] : Object.values(wire(body['data']));
  return {
    type: 'carousel',
    text: words,
    cards: wires(elements).map((card) => ({
      title: text(card['title']),
      text: text(card['text']),
      imageUrl: text(card['url']),
      buttons: buttonsOf(card['buttons']),
    })),
  };
};

const listOfChoices: BodyReader = (body, words) => {
  const interactive = wire(body['interactive']);
  const action = wire(interactive['action']);
  return {
    type: 'list',
    text: firstText(words, captionOf(interactive['body'])),
    header: captionOf(interactive['header']),
    footer: captionOf(interactive['footer']),
    button: text(action['button']),
    sections: wires(action['sections']).map((section) => ({
      title: text(section['title']),
      rows: wires(section['rows']).map((row) => ({
        id: text(row['id']),
        title: text(row['title']),
        description: text(row['description']),
      })),
    })),
  };
};

const wrapUp: BodyReader = (body, words) => ({
  type: 'wrap-up',
  text: words,
  codes: wires(body['wrapups']).map((code) => ({ category: text(code['categoryName']), value: text(code['value']) })),
  note: text(body['note']),
});

const comment: BodyReader = (body, words, header) => {
  const plain = {
    type: 'comment' as const,
    text: words,
    postId: text(body['postId']),
    act: upper(body['itemType']).toLowerCase().replaceAll('_', '-') || 'text',
    attachment: isWire(body['attachment']) ? attachmentOf(body['attachment'], body) : null,
  };
  const commentId = text(header['providerMessageId']);
  return commentId === '' ? plain : { ...plain, commentId };
};

const email: BodyReader = (body, words) => ({
  type: 'email',
  text: words,
  subject: text(body['subject']),
  from: text(body['from']),
  to: texts(body['recipientsTo']),
  cc: texts(body['recipientsCc']),
  bcc: texts(body['recipientsBcc']),
  html: text(body['htmlBody']),
  receivedAt: moment(body['receivingDate']),
  attachments: wires(body['attachments']).map((attachment) => attachmentOf(attachment, attachment)),
});

const deleted: BodyReader = (body, words) => ({
  type: 'deleted',
  text: words,
  messageId: id<MessageId>(body['messageId']),
});

const readers: Readonly<Record<string, BodyReader>> = {
  IMAGE: media('image'),
  VIDEO: media('video'),
  AUDIO: media('audio'),
  FILE: media('file'),
  STICKER: sticker,
  URL: link,
  LOCATION: location,
  CONTACT: contacts,
  BUTTON: buttons,
  CAROUSEL: carousel,
  LIST: listOfChoices,
  WRAPUP: wrapUp,
  COMMENT: comment,
  EMAIL: email,
  DELETEDNOTIFICATION: deleted,
  VOICE: voice,
  RECEIPT: receipt,
  TEMPLATE: template,
};
