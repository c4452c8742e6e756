import type { Attachment, MessageBody, MessageButton } from '../domain/index.js';
import { captionOf, contacts, receipt, template, voice, type BodyReader } from './decode-card.js';
import {
  count,
  fieldsOf,
  firstText,
  isWire,
  lookUp,
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
  const type = upper(body['type']) || (words && 'PLAIN');
  const read = lookUp(readers, type)?.(body, header) ?? { type: 'unknown', wireType: type.slice(0, 100) };
  return { text: words, ...read } as MessageBody;
}

const media =
  (type: 'image' | 'video' | 'audio' | 'file'): BodyReader =>
  (body) => ({ type, attachment: attachmentOf(wire(body['attachment']), body) });

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
  const encoded = /^.*filename=([^&]*)/s.exec(url)?.[1] ?? '';
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/** Without a place on the globe there is nothing to show on a map: such a one stays unknown. */
const location: BodyReader = (body) => {
  const place = wire(body['location']);
  const latitude = numberOrNull(place['latitude']);
  const longitude = numberOrNull(place['longitude']);
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  return {
    type: 'location',
    latitude,
    longitude,
    ...fieldsOf(wire(body['additionalDetails']), 'name', 'address', 'url'),
  };
};

const buttonsOf = (value: unknown): readonly MessageButton[] =>
  wires(value).map((button) => {
    const details = wire(button['additionalButtonDetails']);
    const menu = { section: count(details['sectionNo']), ...fieldsOf(details, 'sectionTitle', 'description') };
    return {
      ...fieldsOf(button, 'title', 'type', 'payload'),
      ...(isWire(button['additionalButtonDetails']) && { menu }),
    };
  });

const buttons: BodyReader = (body) => {
  const interactive = wire(wire(body['additionalDetails'])['interactive']);
  const label = captionOf(interactive['button']);
  return {
    type: 'buttons',
    quickReplies: upper(body['buttonMessageType']) === 'QUICK_REPLIES',
    header: captionOf(interactive['header']),
    footer: captionOf(interactive['footer']),
    buttons: buttonsOf(body['buttons']),
    ...(label && { menu: { label, prompt: captionOf(interactive['body']) } }),
  };
};

/** One page of documentation has a map where servers send a list. */
const carousel: BodyReader = (body) => ({
  type: 'carousel',
  cards: wires(body['elements'] ?? Object.values(wire(body['data']))).map((card) => ({
    ...fieldsOf(card, 'title', 'text'),
    imageUrl: text(card['url']),
    buttons: buttonsOf(card['buttons']),
  })),
});

const listOfChoices: BodyReader = (body) => {
  const interactive = wire(body['interactive']);
  const action = wire(interactive['action']);
  return {
    type: 'list',
    text: firstText(body['markdownText'], captionOf(interactive['body'])),
    header: captionOf(interactive['header']),
    footer: captionOf(interactive['footer']),
    button: text(action['button']),
    sections: wires(action['sections']).map((section) => ({
      title: text(section['title']),
      rows: wires(section['rows']).map((row) => fieldsOf(row, 'id', 'title', 'description')),
    })),
  };
};

const comment: BodyReader = (body, header) => {
  const commentId = text(header['providerMessageId']);
  return {
    type: 'comment',
    postId: text(body['postId']),
    act: upper(body['itemType']).toLowerCase().replaceAll('_', '-') || 'text',
    attachment: isWire(body['attachment']) ? attachmentOf(body['attachment'], body) : null,
    ...(commentId && { commentId }),
  };
};

const readers: Readonly<Record<string, BodyReader>> = {
  PLAIN: () => ({ type: 'text' }),
  IMAGE: media('image'),
  VIDEO: media('video'),
  AUDIO: media('audio'),
  FILE: media('file'),
  STICKER: (body) => ({ type: 'sticker', url: text(body['mediaUrl']) }),
  URL: (body) => ({ type: 'link', url: firstText(body['mediaUrl'], body['mediaURL']) }),
  LOCATION: location,
  CONTACT: contacts,
  BUTTON: buttons,
  CAROUSEL: carousel,
  LIST: listOfChoices,
  WRAPUP: (body) => ({
    type: 'wrap-up',
    codes: wires(body['wrapups']).map((code) => ({ category: text(code['categoryName']), value: text(code['value']) })),
    note: text(body['note']),
  }),
  COMMENT: comment,
  EMAIL: (body) => ({
    type: 'email',
    ...fieldsOf(body, 'subject', 'from'),
    to: texts(body['recipientsTo']),
    cc: texts(body['recipientsCc']),
    bcc: texts(body['recipientsBcc']),
    html: text(body['htmlBody']),
    receivedAt: moment(body['receivingDate']),
    attachments: wires(body['attachments']).map((attachment) => attachmentOf(attachment, attachment)),
  }),
  NOTIFICATION: (body) => ({
    type: 'notice',
    level: upper(body['notificationType']).slice(0, 100).toLowerCase().replaceAll('_', '-'),
  }),
  VOICE: voice,
  RECEIPT: receipt,
  TEMPLATE: template,
};
