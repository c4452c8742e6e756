import type { Attachment, MessageBody, MessageButton } from '../../../domain/index.js';
import { cleanLabel, type Labelled } from '../../../domain/text/label.js';
import {
  parseCaption,
  parseWrapUps,
  readContacts,
  readReceipt,
  readTemplate,
  readVoice,
  type BodyReader,
} from './decode-rich-body.js';
import { limitLabel } from '../../../domain/text/limit-text.js';
import { ownValue } from '../../../domain/own-value.js';
import {
  asCount,
  firstNonBlank,
  isObject,
  numberOrNull,
  asString,
  stringOrNull,
  asLabel,
  asTitle,
  asLabels,
  pickLabels,
  asUpperCase,
  asObject,
  asObjects,
  asStrings,
  type JsonObject,
} from '../../json.js';
import { parseTimestamp } from '../../timestamp.js';
import { joinTexts, readTexts } from './read-texts.js';

/** The body of a message. An unknown type keeps its name and text. */
export function parseBody(body: JsonObject, header: JsonObject): Labelled<MessageBody> {
  const markdown = asString(body['markdownText']);
  const type = asUpperCase(body['type']) || (markdown && 'PLAIN');
  const content = ownValue(bodyReaders, type)?.(body, header) ?? parseUnknown(type, body);
  return { text: markdown, ...content } as Labelled<MessageBody>;
}

/** A type that only newer servers know. */
function parseUnknown(type: string, body: JsonObject): Readonly<Record<string, unknown>> {
  const lines = readTexts(body);
  return { type: 'unknown', wireType: type.slice(0, 100), ...(lines.length > 0 && { lines }) };
}

const readMedia =
  (type: 'image' | 'video' | 'audio' | 'file'): BodyReader =>
  (body) => ({ type, ...parseFile(asObject(body['attachment']), body) });

const readMediaUrl = ({ mediaUrl, mediaURL }: JsonObject): string => firstNonBlank(mediaUrl, mediaURL);

/** A file and its text. A caption that is not the name of the file is text. */
function parseFile(
  attachment: JsonObject,
  body: JsonObject,
): { readonly attachment: Labelled<Attachment>; readonly text: string } {
  const file = parseAttachment(attachment, body);
  const caption = isCaptionFileName(attachment, body) ? '' : asString(body['caption']);
  const label = asString(attachment['mediaLabel']);
  const isName =
    genericLabel.test(label) || [file.name, stem(file.name)].some((name) => plainName(name) === plainName(label));
  return { attachment: file, text: addText(addText(asString(body['markdownText']), caption), isName ? '' : label) };
}

/** Labels that say only what kind of file it is. */
const genericLabel = /^\s*(?:image|photo|picture|video|audio|voice|file|document|media|attachment|\w+\/\S+)\s*$/i;

const stem = (name: string): string => name.replace(/\.\w+$/, '');

/** A text and another one, unless it is a part of it. */
function addText(text: string, added: string): string {
  const words = added.trim();
  return words === '' || containsWords(text, words)
    ? text
    : [text, words].filter((part) => part.trim() !== '').join('\n');
}

/** True if a text has these words: `5` is not one of those in `Order 15`. */
function containsWords(text: string, words: string): boolean {
  const isWord = (character: string | undefined): boolean => /[\p{L}\p{N}\p{M}]/u.test(character ?? '');
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const end = at + words.length;
    const startsInWord = isWord(words[0]) && isWord(text[at - 1]);
    if (!startsInWord && !(isWord(words.at(-1)) && isWord(text[end]))) return true;
  }
  return false;
}

/** Extensions by which a caption is the name of a file, not the end of a sentence. */
const fileExtension =
  /^[^\n\r/\\]{1,200}\.(?:png|jpe?g|jfif|gif|webp|avif|bmp|heic|tiff?|svg|mp4|m4v|webm|ogv|mov|3gp|avi|mkv|mp3|m4a|aac|og[ga]|opus|wav|weba|amr|flac|pdf|docx?|xlsx?|pptx?|odt|ods|txt|rtf|csv|zip|rar|7z|html?|json|xml|vcf|ics|eml|msg|exe|apk)\s*$/i;

function isCaptionFileName(attachment: JsonObject, body: JsonObject): boolean {
  const caption = asString(body['caption']);
  const ownName = firstNonBlank(asObject(body['additionalDetails'])['fileName'], attachment['mediaName']);
  const urlName = fileNameFromUrl(readMediaUrl(attachment));
  if ([ownName, urlName].some((name) => plainName(name) === plainName(caption))) return true;
  // `Please look at photo.png` says something of the file, and `Annual report.pdf` may be its name.
  const saysOfFile = urlName !== '' && plainName(caption).endsWith(` ${plainName(urlName)}`);
  return (
    ownName === '' &&
    fileExtension.test(caption) &&
    !saysOfFile &&
    fitsType(caption, firstNonBlank(attachment['mimeType'], body['type']))
  );
}

/** Not for a type of picture, video or sound with the extension of a document: `see my invoice.pdf`. */
const fitsType = (caption: string, type: string): boolean =>
  !/^(?:image|video|audio)\b/i.test(type) || !documentExtension.test(caption);
const documentExtension =
  /\.(?:pdf|docx?|xlsx?|pptx?|od[ts]|txt|rtf|csv|zip|rar|7z|html?|json|xml|vcf|ics|eml|msg|exe|apk)\s*$/i;

/** A name as people compare it. The file service puts a number before the names of files. */
const plainName = (name: string): string =>
  name
    .trim()
    .normalize()
    .toLowerCase()
    .replace(/^\d+[_-]/, '');

/** Characters kept of the end of a long file name. */
const fileNameEnding = 60;

/** The name is in the details (files) or in the caption (images, audio), else taken from the URL. */
export function parseAttachment(attachment: JsonObject, body: JsonObject): Labelled<Attachment> {
  const url = readMediaUrl(attachment);
  const size = numberOrNull(attachment['size']);
  const contentId = parseContentId(attachment);
  return {
    url,
    mimeType: asString(attachment['mimeType']),
    size: size !== null && size >= 0 ? size : null,
    name: cleanLabel(
      limitLabel(
        firstNonBlank(
          asObject(body['additionalDetails'])['fileName'],
          isCaptionFileName(attachment, body) ? body['caption'] : '',
          attachment['mediaName'],
          attachment['mediaLabel'],
          fileNameFromUrl(url),
        ),
        fileNameEnding,
      ),
    ),
    thumbnailUrl: stringOrNull(attachment['thumbnail']),
    ...(contentId && { contentId }),
  };
}

/** Connectors have no common name for it. */
const parseContentId = (attachment: JsonObject): string =>
  asLabel(
    ...[attachment, asObject(attachment['additionalDetails'])].flatMap((source) =>
      ['contentId', 'contentID', 'content-id', 'Content-ID', 'cid'].map((name) => source[name]),
    ),
  );

/** The file service takes the file name as a query parameter. */
function fileNameFromUrl(url: string): string {
  const encoded = /^.*filename=([^&]*)/s.exec(url)?.[1] ?? '';
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/** A location without valid coordinates becomes an unknown body. */
const readLocation: BodyReader = (body) => {
  const coordinates = asObject(body['location']);
  const details = asObject(body['additionalDetails']);
  const latitude = numberOrNull(coordinates['latitude']);
  const longitude = numberOrNull(coordinates['longitude']);
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  return {
    type: 'location',
    latitude,
    longitude,
    url: asString(details['url']),
    address: parseHeader(details['address'] ?? coordinates['address']),
    name: asLabel(details['name'], coordinates['name']),
  };
};

const parseButtons = (value: unknown): readonly Labelled<MessageButton>[] =>
  asObjects(value).map((button) => {
    const details = asObject(button['additionalButtonDetails']);
    const menu = { section: asCount(details['sectionNo']), ...pickLabels(details, 'sectionTitle', 'description') };
    return {
      ...pickLabels(button, 'title', 'type'),
      payload: asString(button['payload']),
      ...(isObject(button['additionalButtonDetails']) && { menu }),
    };
  });

/** A text, or those in a value of another form: of a picture or a document above a message, its name or address. */
const parseHeader = (value: unknown): Labelled<string> => parseCaption(value) || asTitle(joinTexts(value));

const readButtons: BodyReader = (body) => {
  const interactive = asObject(asObject(body['additionalDetails'])['interactive']);
  const label = asLabel(parseCaption(interactive['button']));
  const prompt = parseCaption(interactive['body']);
  return {
    type: 'buttons',
    text: addText(asString(body['markdownText']), label ? '' : prompt),
    quickReplies: asUpperCase(body['buttonMessageType']) === 'QUICK_REPLIES',
    header: parseHeader(interactive['header']),
    footer: parseCaption(interactive['footer']),
    buttons: parseButtons(body['buttons']),
    ...(label && { menu: { label, prompt } }),
  };
};

/** Servers send the cards as a list. One page of the documentation has an object instead. */
const readCarousel: BodyReader = (body) => ({
  type: 'carousel',
  cards: asObjects(body['elements'] ?? Object.values(asObject(body['data'])).flat()).map((card) => {
    const action = asObject(card['defaultAction']);
    const url = firstNonBlank(action['url'], action['payload']);
    return {
      title: asLabel(card['title']),
      text: [...asStrings([card['subtitle'], card['text']]), ...readCardDetails(card)].join('\n'),
      imageUrl: asString(card['url']),
      buttons: parseButtons(card['buttons']),
      ...(url && { url }),
    };
  }),
});

/** What the channel shows of a card besides: a price, a note. The look is that of the channel. */
const readCardDetails = ({ additionalCarouselElementDetails: details }: JsonObject): readonly string[] =>
  readTexts(details).flatMap(({ label, value }) => (/\bratio$/.test(label) ? [] : value));

const readList: BodyReader = (body) => {
  const interactive = asObject(body['interactive']);
  const action = asObject(interactive['action']);
  return {
    type: 'list',
    text: addText(asString(body['markdownText']), parseCaption(interactive['body'])),
    header: parseHeader(interactive['header']),
    footer: parseCaption(interactive['footer']),
    button: asLabel(action['button']),
    sections: asObjects(action['sections']).map((section) => ({
      title: asLabel(section['title']),
      rows: asObjects(section['rows']).map((row) => ({
        id: asString(row['id']),
        ...pickLabels(row, 'title', 'description'),
      })),
    })),
  };
};

const readComment: BodyReader = (body, header) => {
  const commentId = asString(header['providerMessageId']);
  return {
    type: 'comment',
    postId: asString(body['postId']),
    act: cleanLabel(asUpperCase(body['itemType']).toLowerCase().replaceAll('_', '-')) || cleanLabel('text'),
    attachment: null,
    ...(isObject(body['attachment']) && parseFile(body['attachment'], body)),
    ...(commentId && { commentId }),
  };
};

const readEmail: BodyReader = (body) => {
  const from = asLabel(body['from']);
  const replyTo = asLabels(body['replyTo']).filter((address) => address !== from);
  return {
    type: 'email',
    subject: asTitle(body['subject']),
    from,
    to: asLabels(body['recipientsTo']),
    cc: asLabels(body['recipientsCc']),
    bcc: asLabels(body['recipientsBcc']),
    ...(replyTo.length > 0 && { replyTo }),
    html: asString(body['htmlBody']),
    receivedAt: parseTimestamp(body['receivingDate']),
    attachments: asObjects(body['attachments']).map((attachment) => parseAttachment(attachment, attachment)),
  };
};

/** What is for people in the data of a notification, which differs by type. */
const pickMessages = ({ title, message, text, description, reason, details }: JsonObject): JsonObject => ({
  title,
  message,
  text,
  description,
  reason,
  details,
});

const bodyReaders: Readonly<Record<string, BodyReader>> = {
  PLAIN: () => ({ type: 'text' }),
  IMAGE: readMedia('image'),
  VIDEO: readMedia('video'),
  AUDIO: readMedia('audio'),
  FILE: readMedia('file'),
  STICKER: (body) => ({ type: 'sticker', url: readMediaUrl(body) }),
  URL: (body) => ({ type: 'link', url: readMediaUrl(body) }),
  LOCATION: readLocation,
  CONTACT: readContacts,
  BUTTON: readButtons,
  CAROUSEL: readCarousel,
  LIST: readList,
  WRAPUP: (body) => ({
    type: 'wrap-up',
    codes: parseWrapUps(body['wrapups']),
    note: asString(body['note']),
  }),
  COMMENT: readComment,
  EMAIL: readEmail,
  NOTIFICATION: (body) => ({
    type: 'notice',
    text: firstNonBlank(body['markdownText'], joinTexts(pickMessages(asObject(body['notificationData'])))),
    level: cleanLabel(asUpperCase(body['notificationType']).slice(0, 100).toLowerCase().replaceAll('_', '-')),
  }),
  VOICE: readVoice,
  RECEIPT: readReceipt,
  TEMPLATE: readTemplate,
};
