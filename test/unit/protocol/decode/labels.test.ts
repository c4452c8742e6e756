import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Command } from '../../../../src/domain/index.js';
import { decode } from '../../../../src/protocol/decode/decode.js';
import { decodePush } from '../../../../src/protocol/decode/decode-push.js';
import { decodeTeamChats, decodeTeamMembers } from '../../../../src/protocol/decode/decode-report.js';
import { decodeQueueTargets, decodeWrapUpForm } from '../../../../src/protocol/decode/decode-rest.js';
import { encode } from '../../../../src/protocol/encode/encode.js';
import { asMara, index, isFromServer, mara, NOW, onTheWire, type Json } from '../../../fixtures/wire/support.js';
import { conversation } from '../../../support/builders/domain-objects.js';

/** Turns round what follows it, as the tag and the isolate beside it hide. */
const hidden = '\u202e\u{e0041}\u2067';
const isHidden = /[\u202e\u{e0041}\u2067]/u;

/** Fields of the wire that are ids, addresses of files, times, codes or what people wrote. */
const otherFields =
  /id$|^(?:type|state|status|event|timestamp|.*time|.*date|.*url|mimeType|payload|markdownText|text|note|html.*|.*text)$|^(?:name|value|action|role|direction|mode|intent|notificationType|participantType)$/i;

/** Hides something in the texts of a payload. Numbers, codes and times are texts, too. */
function disguise(value: Json, key = ''): Json {
  if (typeof value === 'string') return otherFields.test(key) || value === '' ? value : `${hidden}${value}`;
  if (Array.isArray(value)) return value.map((item) => disguise(item, key));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, disguise(item, name)]));
}

const disguisePayload = (payload: Json): Json => {
  const { cimEvent, pullModeEvent, ...rest } = payload as Record<string, Json>;
  const embedded = { cimEvent, pullModeEvent };
  const texts = Object.entries(embedded).flatMap(([key, text]) =>
    typeof text === 'string' ? [[key, JSON.stringify(disguise(JSON.parse(text) as Json))]] : [],
  );
  return Array.isArray(payload) ? disguise(payload) : { ...(disguise(rest) as object), ...Object.fromEntries(texts) };
};

/** Fields of the domain that keep their texts as they are. */
const free = /^(?:text|texts|html|note|about|data|.*id|logo|.*url|payload|roles|seenBy|event)$/i;

function findHidden(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'string') return isHidden.test(value) ? [path] : [];
  if (typeof value !== 'object' || value === null || value instanceof Map) return [];
  return Object.entries(value).flatMap(([key, item]) => (free.test(key) ? [] : findHidden(item, `${path}.${key}`)));
}

describe('no name, address or title of an event has hidden characters', () => {
  for (const { file, event } of index.filter(isFromServer)) {
    test(file, () => {
      const { events } = decode(event, [disguisePayload(onTheWire(file))], asMara);
      assert.deepEqual(findHidden(events), []);
    });
  }
});

test('mails, cards, chips and places have none', () => {
  const name = `${hidden}moc.knab@troppus`;
  const bodies: readonly Readonly<Record<string, Json>>[] = [
    { type: 'EMAIL', subject: name, from: name, recipientsTo: [name], recipientsCc: name, recipientsBcc: [name] },
    { type: 'LOCATION', location: { latitude: 1, longitude: 1 }, additionalDetails: { name, address: name } },
    {
      type: 'BUTTON',
      buttons: [{ title: name, type: name, additionalButtonDetails: { sectionTitle: name, description: name } }],
      additionalDetails: { interactive: { button: name, header: { text: name }, footer: name, body: name } },
    },
    { type: 'CAROUSEL', elements: [{ title: name, buttons: [{ title: name }] }] },
    {
      type: 'LIST',
      interactive: {
        header: name,
        footer: name,
        action: { button: name, sections: [{ title: name, rows: [{ title: name }] }] },
      },
    },
    {
      type: 'CONTACT',
      contacts: [
        {
          name: { formattedName: name, additionalNameDetails: { first_name: name, last_name: name } },
          phones: [{ phone: name, additionalPhoneDetails: { type: name } }],
          additionalContactDetails: {
            emails: [{ email: name, type: name }],
            org: { company: name, department: name, title: name },
            addresses: [{ street: name }, name],
            birthday: name,
          },
        },
      ],
    },
    { type: 'FILE', attachment: { mediaUrl: 'https://x.example/a' }, additionalDetails: { fileName: name } },
    { type: 'RECEIPT', merchantName: name, recipientName: name, elements: [{ title: name, quantity: 1, price: name }] },
    { type: 'TEMPLATE', name, components: [{ type: name, parameters: [{ text: name }] }] },
    { type: 'WRAPUP', wrapups: [{ categoryName: name, value: name }] },
    { type: 'VOICE', leg: name, reasonCode: name },
    { type: 'NOTIFICATION', notificationType: name },
    { type: name, markdownText: '' },
  ];
  for (const body of bodies) {
    const cimEvent = { id: 'e', name: 'CUSTOMER_MESSAGE', conversationId: 'c', data: { id: 'm', header: {}, body } };
    const { events } = decode('onCimEvent', [{ conversationId: 'c', cimEvent }], asMara);
    assert.equal(events.length, 1, String(body['type']));
    assert.deepEqual(findHidden(events), [], String(body['type']));
  }
});

test('reports and push notifications have none', () => {
  const name = `${hidden}Mara`;
  const chat = { agentName: name, agentUsername: name, customerName: name, monitoredBy: name, lastMessage: name };
  const session = { id: 's', conversationId: 'c' };
  const chats = decodeTeamChats(
    [{ queueId: 'q', queueName: name, chats: [{ ...chat, channelSession: session }] }],
    NOW,
  );
  const members = decodeTeamMembers([{ name, agentQueues: [name], mrds: [{ id: 'm', name }] }], NOW);
  const push = decodePush({ title: name, body: name, event: 'taskRequest', conversationId: 'c' });
  assert.equal(chats?.[0]?.agentName, 'Mara');
  assert.equal(push?.title, 'Mara');
  assert.deepEqual(findHidden([chats, members, push]), []);
});

test('queues and wrap-up codes are sent back as the server named them', () => {
  const queueName = '\u200fالدعم\u200f';
  const [queue] = decodeQueueTargets([{ queueId: 'q', queueName, availableAgents: [] }]);
  assert.equal(queue?.name, 'الدعم');
  const form = decodeWrapUpForm({
    attributes: [
      { categoryOptions: { categories: [{ categoryName: 'Bill\u00ading', values: ['Re\u200bfund', 'Other'] }] } },
    ],
  });
  const [category] = form?.categories ?? [];
  assert.deepEqual(category, { name: 'Billing', values: ['Refund', 'Other'] });
  const context = {
    ...{ agent: mara, now: NOW, newId: () => 'id', replyMode: 'reuse-id', offer: null, channelSession: null },
    ...{ identity: null, conversation: conversation(), server: '4.7' },
  };
  const encodeText = (command: Command): string => JSON.stringify(encode(command, context as never));
  const { id: conversationId, channelSessions } = conversation();
  const target = { to: 'queue', queueName: queue.name } as const;
  assert.ok(encodeText({ type: 'transfer', conversationId, target, note: '' }).includes(queueName));
  const codes = [{ category: 'Billing', value: 'Refund' }];
  const wrapUp = encode({ type: 'close-wrap-up', conversationId, codes, note: '' }, {
    ...context,
    channelSession: channelSessions[0] ?? null,
  } as never);
  assert.ok(JSON.stringify(wrapUp).includes('Bill\u00ading') && JSON.stringify(wrapUp).includes('Re\u200bfund'));
});
