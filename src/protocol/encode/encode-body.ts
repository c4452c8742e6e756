import type { Attachment, ContactCard, MessageButton, OutgoingBody } from '../../domain/index.js';
import type { JsonObject } from '../json.js';
import { isAtLeast, type ServerVersion } from '../server-version.js';

/** The wire form of a body. The field for a file's name differs by type. Before 4.6, audio is sent as a file. */
export function encodeBody(body: OutgoingBody, server: ServerVersion): JsonObject {
  switch (body.type) {
    case 'text':
      return { type: 'PLAIN', markdownText: body.text };
    case 'image':
    case 'video':
    case 'audio':
    case 'file': {
      const { attachment } = body;
      const type = body.type === 'audio' && !isAtLeast(server, '4.6') ? 'file' : body.type;
      const isFile = type === 'file';
      return {
        type: type.toUpperCase(),
        markdownText: body.text,
        caption: isFile ? '' : attachment.name,
        additionalDetails: isFile ? { fileName: attachment.name } : {},
        attachment: { ...encodeAttachment(attachment), ...(!isFile && { thumbnail: attachment.thumbnailUrl ?? '' }) },
      };
    }
    case 'link':
      return { type: 'URL', markdownText: body.text, mediaUrl: body.url };
    case 'location':
      return {
        type: 'LOCATION',
        markdownText: body.text || null,
        location: { latitude: body.latitude, longitude: body.longitude },
        additionalDetails: { name: body.name || null, address: body.address || null, url: body.url || null },
      };
    case 'contacts':
      return {
        type: 'CONTACT',
        markdownText: body.text || null,
        additionalDetails: null,
        contacts: body.contacts.map(encodeContact),
      };
    case 'buttons':
      return {
        type: 'BUTTON',
        markdownText: body.text,
        buttonMessageType: body.quickReplies ? 'QUICK_REPLIES' : 'BUTTON',
        buttons: body.buttons.map(encodeButton),
        additionalDetails: { interactive: encodeInteractive(body) },
      };
    case 'comment':
      return {
        type: 'COMMENT',
        markdownText: body.text,
        postId: body.postId,
        itemType: body.act.toUpperCase().replaceAll('-', '_'),
        ...(body.attachment && { attachment: encodeAttachment(body.attachment) }),
      };
  }
}

const encodeAttachment = (attachment: Attachment): JsonObject => ({
  mediaUrl: attachment.url,
  mimeType: attachment.mimeType,
  size: attachment.size,
});

const encodeButton = ({ title, type, payload, menu }: MessageButton): JsonObject => ({
  title,
  type,
  payload,
  additionalButtonDetails: menu
    ? { sectionNo: menu.section, sectionTitle: menu.sectionTitle, description: menu.description }
    : null,
});

/** Buttons that open as a list have a label that opens it. Plain buttons have only a header and a footer. */
const encodeInteractive = ({ header, footer, menu }: Extract<OutgoingBody, { type: 'buttons' }>): JsonObject => ({
  type: menu ? 'list' : 'button',
  ...(menu && { button: menu.label, body: { text: menu.prompt } }),
  ...(header && { header: { type: 'text', text: header } }),
  ...(footer && { footer: { text: footer } }),
});

const encodeContact = (card: ContactCard): JsonObject => ({
  name: {
    formattedName: card.name,
    additionalNameDetails: omitEmpty({ first_name: card.firstName, last_name: card.lastName }),
  },
  phones: card.phones.map(({ number, label }) => ({
    phone: number,
    additionalPhoneDetails: { type: label, wa_id: null },
  })),
  additionalContactDetails: omitEmpty({
    emails: card.emails.map(({ address, label }) => ({ email: address, type: label })),
    org: omitEmpty({ company: card.organisation, department: card.department, title: card.position }),
    urls: card.urls.map((url) => ({ url })),
    addresses: card.addresses.map((street) => ({ street })),
    birthday: card.birthday,
  }),
});

/** Leaves out empty strings, lists and objects: channels would show them as empty fields. */
const omitEmpty = (fields: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => Object.keys(value ?? '').length > 0));
