import type {
  Attachment,
  ContactCard,
  Entry,
  LabeledValue,
  Message,
  MessageBody,
  MessageButton,
  Notice,
  NoticeContent,
  SenderKind,
  VoiceCall,
} from '../../domain/index.js';
import { applyRules, nothing, type MaskRules } from './mask-rules.js';
import { maskAddress, maskMailbox, maskName } from './mask-value.js';
import type { TextMask } from './text-mask.js';

/*
 * Masks what the fields of an entry say about the customer. What people wrote stays as they wrote it: their texts are the
 * conversation. Texts that programs composed, such as a bot's greeting, are masked where they contain the customer's name.
 */

interface BodyContext {
  readonly mask: TextMask;
  readonly sender: SenderKind;
}

/** Answers of the customer to a form. Administrators name its fields as they like, so every answer counts as personal. */
export const maskAnswer = maskAddress;

const maskLines = (lines: readonly LabeledValue[], maskLine: (line: LabeledValue) => string): readonly LabeledValue[] =>
  lines.map((line) => ({ ...line, value: maskLine(line) }));

/** A leg is labelled by who was called: the customer's number or name, or an agent's. */
const maskCall = (call: VoiceCall, mask: TextMask): VoiceCall => ({
  ...call,
  legs: call.legs.map((leg) => ({ ...leg, label: maskAddress(leg.label), value: mask.all(leg.value) })),
});

const maskAttachment = (attachment: Attachment, mask: TextMask): Attachment => ({
  ...attachment,
  name: mask.known(attachment.name),
});

const maskCard = (card: ContactCard): ContactCard => ({
  ...card,
  name: maskName(card.name),
  ...(card.firstName === undefined ? {} : { firstName: maskName(card.firstName) }),
  ...(card.lastName === undefined ? {} : { lastName: maskName(card.lastName) }),
  phones: card.phones.map((phone) => ({ ...phone, number: maskAddress(phone.number) })),
  emails: card.emails.map((email) => ({ ...email, address: maskAddress(email.address) })),
  urls: [],
  addresses: card.addresses.map(maskName),
  ...(card.messengers === undefined ? {} : { messengers: card.messengers.map(maskAddress) }),
  birthday: maskAddress(card.birthday),
});

const maskFile = <Body extends { readonly attachment: Attachment }>(body: Body, { mask }: BodyContext): Body => ({
  ...body,
  attachment: maskAttachment(body.attachment, mask),
});

const maskButtons = (buttons: readonly MessageButton[], mask: TextMask): readonly MessageButton[] =>
  buttons.map((button) => ({
    ...button,
    title: mask.known(button.title),
    payload: mask.known(button.payload),
    ...(button.menu && {
      menu: {
        ...button.menu,
        sectionTitle: mask.known(button.menu.sectionTitle),
        description: mask.known(button.menu.description),
      },
    }),
  }));

/** Keys of the lines of a receipt that name the customer. */
const personalReceiptLines: readonly string[] = ['recipient', 'address'];

const bodyRules: MaskRules<MessageBody, BodyContext> = {
  text: nothing,
  image: maskFile,
  video: maskFile,
  audio: maskFile,
  file: maskFile,
  sticker: nothing,
  link: nothing,
  // A place, whose coordinates are the message.
  location: nothing,
  // Agents send cards of their company. Those of a customer are mostly their own.
  contacts: (body, { sender }) => (sender === 'agent' ? body : { ...body, contacts: body.contacts.map(maskCard) }),
  // Programs compose them, like their texts.
  buttons: (body, { mask }) => ({
    ...body,
    header: mask.known(body.header),
    footer: mask.known(body.footer),
    buttons: maskButtons(body.buttons, mask),
    ...(body.menu && { menu: { label: mask.known(body.menu.label), prompt: mask.known(body.menu.prompt) } }),
  }),
  carousel: (body, { mask }) => ({
    ...body,
    cards: body.cards.map((card) => ({
      ...card,
      title: mask.known(card.title),
      text: mask.known(card.text),
      buttons: maskButtons(card.buttons, mask),
      ...(card.url && { url: mask.known(card.url) }),
    })),
  }),
  list: (body, { mask }) => ({
    ...body,
    header: mask.known(body.header),
    footer: mask.known(body.footer),
    button: mask.known(body.button),
    sections: body.sections.map(({ title, rows }) => ({
      title: mask.known(title),
      rows: rows.map((row) => ({ ...row, title: mask.known(row.title), description: mask.known(row.description) })),
    })),
  }),
  'wrap-up': (body, { mask }) => ({ ...body, note: mask.all(body.note) }),
  comment: (body, { mask }) =>
    body.attachment === null ? body : { ...body, attachment: maskAttachment(body.attachment, mask) },
  // A mail goes from the customer to the company and to others they know, or from the company to the customer.
  email: (body, { mask, sender }) => ({
    ...body,
    subject: mask.known(body.subject),
    from: sender === 'agent' || sender === 'bot' ? body.from : maskMailbox(body.from),
    to: body.to.map(maskMailbox),
    cc: body.cc.map(maskMailbox),
    bcc: body.bcc.map(maskMailbox),
    ...(body.replyTo === undefined ? {} : { replyTo: body.replyTo.map(maskMailbox) }),
    attachments: body.attachments.map((attachment) => maskAttachment(attachment, mask)),
  }),
  deleted: nothing,
  voice: (body, { mask }) => ({ ...body, call: maskCall(body.call, mask) }),
  receipt: (body, { mask }) => ({
    ...body,
    lines: body.lines.map(({ label, value, detail }) => ({
      label,
      value: personalReceiptLines.includes(label) ? maskAnswer(value) : mask.known(value),
      ...(detail === undefined ? {} : { detail: mask.known(detail) }),
    })),
  }),
  // The values that a program put into a text.
  template: (body, { mask }) => ({ ...body, lines: maskLines(body.lines, ({ value }) => mask.all(value)) }),
  notice: (body, { mask }) => ({ ...body, text: mask.all(body.text) }),
  // Nothing is known of its fields, not even that their names are not those of people.
  unknown: (body, { mask }) => ({
    ...body,
    text: mask.all(body.text),
    ...(body.lines === undefined
      ? {}
      : { lines: body.lines.map(({ label, value }) => ({ label: mask.all(label), value: mask.all(value) })) }),
  }),
};

const noticeRules: MaskRules<NoticeContent, TextMask> = {
  'channel-session-started': (what) => maskForm(what),
  'channel-session-ended': (what) => maskForm(what),
  'agent-joined': nothing,
  'agent-left': nothing,
  'reroute-placed': nothing,
  'reroute-cancelled': nothing,
  'reroute-failed': nothing,
  paused: nothing,
  resumed: nothing,
  'hand-raised': nothing,
  'hand-lowered': nothing,
  'customer-changed': (what) => ({ ...what, name: maskName(what.name) }),
  'customer-left': nothing,
  call: (what, mask) => ({ ...what, detail: mask.all(what.detail) }),
  'call-summary': (what, mask) => ({ ...what, call: maskCall(what.call, mask) }),
  'unresolved-note': nothing,
  other: nothing,
};

function maskForm<Content extends { readonly form?: readonly LabeledValue[] }>(what: Content): Content {
  return what.form === undefined ? what : { ...what, form: maskLines(what.form, ({ value }) => maskAnswer(value)) };
}

function maskMessage(message: Message, mask: TextMask): Message {
  const { sender } = message;
  const isComposed = sender.kind === 'bot' || sender.kind === 'system';
  const body = applyRules(bodyRules, message.body, { mask, sender: sender.kind });
  return {
    ...message,
    sender: sender.kind === 'customer' ? { ...sender, name: maskName(sender.name) } : sender,
    body: isComposed ? { ...body, text: mask.known(body.text) } : body,
    seenBy: message.seenBy.map((reader) => ({ ...reader, name: mask.known(reader.name) })),
    failure: mask.all(message.failure),
  };
}

const maskNotice = (notice: Notice, mask: TextMask): Notice => ({
  ...notice,
  what: applyRules(noticeRules, notice.what, mask),
});

export const maskEntry = (entry: Entry, mask: TextMask): Entry =>
  entry.kind === 'message' ? maskMessage(entry, mask) : maskNotice(entry, mask);
