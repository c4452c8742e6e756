import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type {
  Attachment,
  ByType,
  ChannelSession,
  ContactCard,
  MessageButton,
  ConversationId,
  Customer,
  CustomerId,
  EntryId,
  Message,
  MessageBody,
  Notice,
  NoticeContent,
  Opaque,
  QueueItem,
  SenderKind,
  ServerEvent,
} from '../../../../src/domain/index.js';
import { toOpaque } from '../../../../src/protocol/wire-objects.js';
import { maskEvent, maskState } from '../../../../src/session/events/pii-masking.js';
import { isPiiMasked } from '../../../../src/session/masking/is-pii-masked.js';
import type { MaskRules } from '../../../../src/session/masking/mask-rules.js';
import { EntryList } from '../../../../src/store/entry-list.js';
import {
  agent,
  channelSession,
  conversation,
  message,
  notice,
  offer,
  stateWith,
} from '../../../support/builders/domain-objects.js';

/** What identifies the customer of these tests, as it may stand in a text. */
const fullName = 'Zenobia Quartermaine';
const number = '+44 20 7946 0018';
const address = 'zen@quarter.example';
const note = `Call ${fullName} on ${number} or write to ${address}`;
const personalPattern = /zenobia|quartermaine|7946|0018|zen@|quarter\.example/i;

const customer: Customer = {
  id: 'pim' as CustomerId,
  name: fullName,
  anonymous: false,
  phones: ['+442079460018'],
  source: toOpaque({
    firstName: 'Zenobia',
    lastName: 'Quartermaine',
    phoneNumber: ['+442079460018'],
    email: [address],
  }),
};
const session: ChannelSession = { ...channelSession(), customerAddress: '442079460018' };
const known = conversation('talk', { customer, channelSessions: [session], data: new Map([['Vorname', 'Zenobia']]) });
const state = stateWith(known);
const conversationId = 'talk' as ConversationId;
const participant = known.participants[0];
if (participant === undefined) throw new Error('No participant.');

const attachment: Attachment = {
  url: 'https://files.test/1',
  mimeType: 'application/pdf',
  size: 1,
  name: 'Passport Zenobia.pdf',
  thumbnailUrl: null,
};
const card: ContactCard = {
  name: fullName,
  firstName: 'Zenobia',
  lastName: 'Quartermaine',
  phones: [{ number, label: 'home' }],
  emails: [{ address, label: 'home' }],
  organisation: 'Harbour Ltd',
  urls: ['https://quarter.example/zenobia'],
  addresses: ['Quartermaine House, 7946 London'],
  birthday: '1990-12-24',
};
const call = {
  startedAt: 1,
  endedAt: 2,
  seconds: 1,
  recordingUrl: '',
  legs: [
    { label: '442079460018', value: 'INBOUND → DIALOG_ENDED' },
    { label: fullName, value: number },
  ],
};
const button: MessageButton = {
  title: `I am ${fullName}`,
  type: 'reply',
  payload: number,
  menu: { section: 1, sectionTitle: fullName, description: `Call ${number}` },
};
const form = [
  { label: 'Vorname', value: 'Zenobia' },
  { label: 'reach me', value: number },
  { label: 'anything', value: address },
];

const nothing = 'nothing';
/** An example of each type with personal data wherever a server could put it, or `nothing` where it could not. */
type Examples<Union extends { readonly type: string }> = {
  readonly [Type in Union['type']]: ByType<Union, Type> | typeof nothing;
};

const bodies: Examples<MessageBody> = {
  text: nothing,
  image: { type: 'image', text: '', attachment },
  video: { type: 'video', text: '', attachment },
  audio: { type: 'audio', text: '', attachment },
  file: { type: 'file', text: '', attachment },
  sticker: nothing,
  link: nothing,
  location: nothing,
  contacts: { type: 'contacts', text: '', contacts: [card] },
  buttons: {
    type: 'buttons',
    text: '',
    quickReplies: false,
    header: `Hello ${fullName}`,
    footer: `We call ${number}`,
    buttons: [button],
    menu: { label: `For ${fullName}`, prompt: number },
  },
  carousel: {
    type: 'carousel',
    text: '',
    cards: [
      {
        title: fullName,
        text: `We call ${number}`,
        imageUrl: '',
        buttons: [button],
        url: `https://shop.example/${number}`,
      },
    ],
  },
  list: {
    type: 'list',
    text: '',
    header: `Hello ${fullName}`,
    footer: number,
    button: 'Zenobia',
    sections: [{ title: fullName, rows: [{ id: '1', title: number, description: `For ${fullName}` }] }],
  },
  'wrap-up': { type: 'wrap-up', text: '', codes: [], note },
  comment: { type: 'comment', text: '', postId: '1', act: 'text', attachment },
  email: {
    type: 'email',
    text: '',
    subject: `Order of ${fullName}`,
    from: `"${fullName}" <${address}>`,
    to: [address, `Zenobia <${address}>`],
    cc: ['7946@quarter.example'],
    bcc: [number],
    replyTo: [address],
    html: '',
    receivedAt: 1,
    attachments: [attachment],
  },
  deleted: nothing,
  voice: { type: 'voice', text: '', call },
  receipt: {
    type: 'receipt',
    text: '',
    title: 'Harbour Ltd',
    lines: [
      { label: 'recipient', value: fullName },
      { label: 'A coat', value: `for ${fullName}`, detail: `Sewn for ${fullName}` },
      { label: 'address', value: '7946 Quarter Street' },
    ],
  },
  template: { type: 'template', text: '', name: 'hello', lines: [{ label: 'body', value: `Zenobia, ${number}` }] },
  notice: { type: 'notice', text: `${fullName} (${number}) is back`, level: 'info' },
  unknown: {
    type: 'unknown',
    text: note,
    wireType: 'POLL',
    lines: [{ label: fullName, value: `yes, call ${number}` }],
  },
};

const notices: Examples<NoticeContent> = {
  'channel-session-started': { type: 'channel-session-started', channelName: 'WEB', cause: '', form },
  'channel-session-ended': { type: 'channel-session-ended', channelName: 'WEB', cause: '', form },
  'agent-joined': nothing,
  'agent-left': nothing,
  'reroute-placed': nothing,
  'reroute-cancelled': nothing,
  'reroute-failed': nothing,
  paused: nothing,
  resumed: nothing,
  'hand-raised': nothing,
  'hand-lowered': nothing,
  'customer-changed': { type: 'customer-changed', name: fullName },
  'customer-left': nothing,
  call: { type: 'call', what: 'leg-ended', detail: `${number} hung up` },
  'call-summary': { type: 'call-summary', call },
  'unresolved-note': nothing,
  other: nothing,
};

const item: QueueItem = {
  id: 'item',
  listId: 'list',
  conversationId,
  customerName: '+442079460018',
  channelName: 'WEB',
  status: 'created',
  since: 1,
  channelSession: toOpaque({ customer: { firstName: 'Zenobia' } }),
};
const by = { kind: 'customer', id: 'pim', name: fullName } as const;
const customerMessage = message('m', 1, {
  sender: { kind: 'customer', id: 'pim', name: fullName },
  seenBy: [{ id: 'pim', name: fullName, at: 1 }],
  failure: `${number} is not reachable`,
});

const events: Examples<ServerEvent> = {
  'channel-types-listed': nothing,
  'presence-reported': nothing,
  'offer-received': { type: 'offer-received', offer: offer('talk', { customer, customerAddress: number, note }) },
  'offer-withdrawn': nothing,
  'conversation-snapshot': {
    type: 'conversation-snapshot',
    conversation: known,
    history: [{ type: 'entry-added', conversationId, entry: customerMessage }],
    later: [
      { type: 'customer-changed', conversationId, customer },
      { type: 'entry-added', conversationId, entry: { ...customerMessage, id: 'event-later' as EntryId } },
    ],
  },
  'history-completed': {
    type: 'history-completed',
    conversationId,
    history: [{ type: 'entry-added', conversationId, entry: customerMessage }],
    later: [
      {
        type: 'receipt-received',
        conversationId,
        messageId: customerMessage.messageId,
        status: 'seen',
        by,
        at: 2,
        detail: '',
      },
    ],
  },
  'conversation-closed': { type: 'conversation-closed', conversationId, reason: 'other', detail: `${fullName} left` },
  'conversation-ended': nothing,
  'wrap-up-started': nothing,
  'reroute-acknowledged': nothing,
  'assistance-assigned': nothing,
  'task-replaced': nothing,
  'pull-lists-subscribed': nothing,
  'queue-items-listed': {
    type: 'queue-items-listed',
    items: [item, { ...item, customerName: fullName }],
    replace: true,
  },
  'queue-item-changed': { type: 'queue-item-changed', item },
  'pull-list-dropped': nothing,
  'announcement-made': nothing,
  'announcement-withdrawn': nothing,
  'request-refused': { type: 'request-refused', event: '', message: `${fullName} is gone`, conversationId },
  'session-taken-over': nothing,
  'team-reported': 'nothing',
  'entry-added': { type: 'entry-added', conversationId, entry: customerMessage },
  'receipt-received': {
    type: 'receipt-received',
    conversationId,
    messageId: customerMessage.messageId,
    status: 'failed',
    by,
    at: 1,
    detail: `unknown number ${number}`,
  },
  'suggestions-made': nothing,
  'message-deleted': { type: 'message-deleted', conversationId, messageId: customerMessage.messageId, by, at: 1 },
  'customer-typing': nothing,
  'participant-joined': nothing,
  'participant-left': nothing,
  'participant-role-changed': nothing,
  'channel-session-opened': { type: 'channel-session-opened', conversationId, session },
  'channel-session-updated': { type: 'channel-session-updated', conversationId, session },
  'channel-session-closed': nothing,
  'customer-changed': { type: 'customer-changed', conversationId, customer },
  'data-changed': {
    type: 'data-changed',
    conversationId,
    data: new Map(form.map(({ label, value }) => [label, value])),
  },
  'sla-changed': nothing,
  'hold-changed': nothing,
  'hands-changed': {
    type: 'hands-changed',
    conversationId,
    names: ['mara'],
    hand: {
      conversationId,
      agentNames: ['mara'],
      customerName: customer.name,
      channelName: 'WEB',
      since: 1,
      channelSession: {} as Opaque,
    },
  },
};

/** A value with its maps as lists, as JSON text. */
const toText = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) => (item instanceof Map || item instanceof Set ? [...item] : item));

const assertMasked = (event: ServerEvent): void => {
  assert.match(toText(event), personalPattern, 'the example has something to mask');
  assert.doesNotMatch(toText(maskEvent(event, state)), personalPattern);
};

function maskBody(body: MessageBody, kind: SenderKind): MessageBody {
  const entry = message('m', 1, { body, sender: { kind, id: 'x', name: '' } });
  const masked = maskEvent({ type: 'entry-added', conversationId, entry }, state).entry as Message;
  return masked.body;
}

function maskNotice(content: NoticeContent): NoticeContent {
  const entry = notice('n', 1, content);
  return (maskEvent({ type: 'entry-added', conversationId, entry }, state).entry as Notice).what;
}

describe('what identifies a customer is masked', () => {
  for (const [type, event] of Object.entries(events)) {
    if (event !== nothing) test(`in the event ${type}`, () => assertMasked(event));
  }

  for (const [type, body] of Object.entries(bodies)) {
    if (body === nothing) continue;
    test(`in the fields of a customer's message of type ${type}`, () => {
      assert.match(toText(body), personalPattern);
      assert.doesNotMatch(toText(maskBody(body, 'customer')), personalPattern);
    });
  }

  for (const [type, content] of Object.entries(notices)) {
    if (content === nothing) continue;
    test(`in the notice ${type}`, () => {
      assert.match(toText(content), personalPattern);
      assert.doesNotMatch(toText(maskNotice(content)), personalPattern);
    });
  }

  test('in a state whose agent has lost the permission', () => {
    const before = {
      ...stateWith({
        ...known,
        entries: EntryList.of([customerMessage, notice('n', 2, notices['call-summary'] as NoticeContent)]),
      }),
      queueItems: { ids: [item.id], byId: new Map([[item.id, item]]) },
      offers: { ids: [conversationId], byId: new Map([[conversationId, offer('talk', { customer, note })]]) },
    };
    const withLists = {
      ...before,
      local: {
        ...before.local,
        lostOffers: [{ offer: offer('talk', { customer, note }), reason: 'gone' as const, at: 1 }],
        endedConversations: [{ conversation: known, reason: 'left' as const, detail: '', at: 1 }],
      },
    };
    assert.match(toText([...(withLists.conversations.byId.get(conversationId)?.entries ?? [])]), personalPattern);
    const masked = maskState(withLists);
    const entries = [...(masked.conversations.byId.get(conversationId)?.entries ?? [])];
    assert.equal(entries.length, 2);
    assert.doesNotMatch(toText([masked, entries]), personalPattern);
  });
});

describe('masking leaves', () => {
  test('what people wrote as they wrote it', () => {
    const text = `I am ${fullName}, ${number}`;
    for (const kind of ['customer', 'agent'] as const) {
      assert.deepEqual(maskBody({ type: 'text', text }, kind), { type: 'text', text });
    }
    assert.deepEqual(maskBody({ type: 'link', text, url: 'https://a.test' }, 'customer').text, text);
  });

  test('texts of programs but for the details of this customer', () => {
    for (const kind of ['bot', 'system'] as const) {
      const { text } = maskBody({ type: 'text', text: 'Hi Zenobia! Your order is 0012345678, from otto.' }, kind);
      assert.equal(text, 'Hi Z•••! Your order is 0012345678, from otto.');
    }
  });

  test("the company's address of a mail to the customer, and an agent's contact card", () => {
    const mail = bodies.email as ByType<MessageBody, 'email'>;
    const masked = maskBody({ ...mail, from: 'Harbour <desk@harbour.test>' }, 'agent');
    assert.ok(masked.type === 'email');
    assert.equal(masked.from, 'Harbour <desk@harbour.test>');
    assert.deepEqual(masked.to, ['z•••', 'Z••• <z•••>']);
    const own = { type: 'contacts', text: '', contacts: [card] } as const;
    assert.equal(maskBody(own, 'agent'), own);
  });

  test('messages of agents and receipts of colleagues', () => {
    const event: ServerEvent = {
      type: 'receipt-received',
      conversationId,
      messageId: customerMessage.messageId,
      status: 'seen',
      by: { kind: 'agent', id: 'otto', name: 'otto' },
      at: 1,
      detail: '',
    };
    assert.deepEqual(maskEvent(event, state), event);
    const joined: ServerEvent = { type: 'participant-joined', conversationId, participant };
    assert.equal(maskEvent(joined, state), joined);
    const seen = message('m', 1, {
      sender: { kind: 'agent', id: 'otto', name: 'otto' },
      seenBy: [{ id: 'vela', name: 'vela', at: 1 }],
    });
    assert.deepEqual(maskEvent({ type: 'entry-added', conversationId, entry: seen }, state).entry, seen);
  });

  test('a form card without a form, an offer without a note, and a comment without a file', () => {
    assert.deepEqual(maskNotice({ type: 'channel-session-started', channelName: 'WEB', cause: '' }), {
      type: 'channel-session-started',
      channelName: 'WEB',
      cause: '',
    });
    assert.equal(maskEvent({ type: 'offer-received', offer: offer() }, state).offer.note, null);
    const comment = { type: 'comment', text: 'Nice', postId: '1', act: 'text', attachment: null } as const;
    assert.equal(maskBody(comment, 'customer'), comment);
  });
});

test('only agents with a list of permissions that lacks this one see masks', () => {
  assert.equal(isPiiMasked(null), false);
  assert.equal(isPiiMasked(agent()), false);
  assert.equal(isPiiMasked({ ...agent(), permissions: new Set(['view-customer-details']) }), false);
  assert.equal(isPiiMasked({ ...agent(), permissions: new Set(['leave']) }), true);
});

test('a type without a rule does not compile', () => {
  type Union = { readonly type: 'old' } | { readonly type: 'new' };
  // @ts-expect-error: `new` is missing.
  const rules: MaskRules<Union, null> = { old: (value) => value };
  assert.equal('new' in rules, false);
});
