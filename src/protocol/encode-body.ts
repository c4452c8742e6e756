import type { Attachment, ContactCard, MessageButton, OutgoingBody } from '../domain/index.js';
import type { Wire } from './guards.js';

/** What a message says, as the wire says it. Which field holds a file's name differs from type to type. */
export function encodeBody(body: OutgoingBody): Wire {
  switch (body.type) {
    case 'text':
      return { type: 'PLAIN', markdownText: body.text };
    case 'image':
    case 'video':
    case 'audio':
      return {
        type: body.type.toUpperCase(),
        markdownText: body.text,
        caption: body.attachment.name,
        additionalDetails: {},
        attachment: { ...file(body.attachment), thumbnail: body.attachment.thumbnailUrl ?? '' },
      };
    case 'file':
      return {
        type: 'FILE',
        markdownText: body.text,
        caption: '',
        additionalDetails: { fileName: body.attachment.name },
        attachment: file(body.attachment),
      };
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
        contacts: body.contacts.map(contact),
      };
    case 'buttons':
      return {
        type: 'BUTTON',
        markdownText: body.text,
        buttonMessageType: body.quickReplies ? 'QUICK_REPLIES' : 'BUTTON',
        buttons: body.buttons.map(button),
        additionalDetails: { interactive: interactive(body) },
      };
    case 'comment':
      return {
        type: 'COMMENT',
        markdownText: body.text,
        postId: body.postId,
        itemType: body.act.toUpperCase().replaceAll('-', '_'),
        ...(body.attachment === null ? {} : { attachment: file(body.attachment) }),
      };
  }
}

const file = (attachment: Attachment): Wire => ({
  mediaUrl: attachment.url,
  mimeType: attachment.mimeType,
  size: attachment.size,
});

function button({ title, type, payload, menu }: MessageButton): Wire {
  const additionalButtonDetails =
    menu === undefined
      ? null
      : { sectionNo: menu.section, sectionTitle: menu.sectionTitle, description: menu.description };
  return { title, type, payload, additionalButtonDetails };
}

/** Buttons that open as a list have a word that opens it; plain ones have only what stands around them. */
function interactive({ header, footer, menu }: Extract<OutgoingBody, { type: 'buttons' }>): Wire {
  return {
    type: menu === undefined ? 'button' : 'list',
    ...(menu === undefined ? {} : { button: menu.label }),
    ...(header === '' ? {} : { header: { type: 'text', text: header } }),
    ...(menu === undefined ? {} : { body: { text: menu.prompt } }),
    ...(footer === '' ? {} : { footer: { text: footer } }),
  };
}

/** Only what is known is sent: channels show an empty field as a field. */
function contact(card: ContactCard): Wire {
  const named = { first_name: card.firstName, last_name: card.lastName };
  const org = { company: card.organisation, department: card.department, title: card.position };
  return {
    name: { formattedName: card.name, additionalNameDetails: said(named) },
    phones: card.phones.map(({ number, label }) => ({
      phone: number,
      additionalPhoneDetails: { type: label, wa_id: null },
    })),
    additionalContactDetails: {
      ...(card.emails.length === 0
        ? {}
        : { emails: card.emails.map(({ address, label }) => ({ email: address, type: label })) }),
      ...(Object.keys(said(org)).length === 0 ? {} : { org: said(org) }),
      ...(card.urls.length === 0 ? {} : { urls: card.urls.map((url) => ({ url })) }),
      ...(card.addresses.length === 0 ? {} : { addresses: card.addresses.map((street) => ({ street })) }),
      ...said({ birthday: card.birthday }),
    },
  };
}

const said = (fields: Readonly<Record<string, string | undefined>>): Wire =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));
