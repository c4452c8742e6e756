import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findShapeProblem } from '../../../src/store/command-shapes.js';
import { sendMessageCommand } from '../../support/builders/domain-objects.js';

const conversationId = 'talk';
const attachment = { url: '/f', mimeType: 'image/png', size: null, name: 'f.png', thumbnailUrl: null };
const card = { name: '', phones: [], emails: [], organisation: '', urls: [], addresses: [], birthday: '' };
const reason = { id: '1', label: 'Lunch', kind: 'not-ready', source: {} };
const target = { to: 'queue', queueName: 'support' };
const message = sendMessageCommand();

describe('commands that fit', () => {
  const commands: readonly object[] = [
    { type: 'set-state', state: 'ready', reason: null },
    { type: 'set-state', state: 'not-ready', reason },
    { type: 'log-out', reason: null },
    { type: 'set-channel', channelId: 'chat', ready: false },
    { type: 'set-agent-state', agentId: 'otto', state: 'logged-out', reason: null },
    ...['accept-offer', 'leave', 'send-typing', 'extend-sla', 'whisper-mode', 'barge-in', 'resume'].map((type) => ({
      type,
      conversationId,
    })),
    ...['transfer', 'conference', 'consult', 'consult-conference'].flatMap((type) => [
      { type, conversationId, target, note: '' },
      { type, conversationId, target: { to: 'agent', agentId: 'otto' }, note: '' },
      { type, conversationId, target: { to: 'agent', agentId: 'otto', agentName: undefined }, note: 'x' },
    ]),
    { type: 'consult-transfer', conversationId, agentId: 'otto' },
    { type: 'send-read', conversationId, messageId: 'm' },
    { type: 'pause', conversationId, seconds: 60 },
    { type: 'close-wrap-up', conversationId, codes: null, note: '' },
    { type: 'close-wrap-up', conversationId, codes: [{ category: 'a', value: 'b' }], note: '' },
    { type: 'monitor', chat: { conversationId, channelSession: {} } },
    { type: 'subscribe-list', list: { id: 'l', name: '', description: '' } },
    { type: 'unsubscribe-list', list: { id: 'l', name: 'L', description: null } },
    { type: 'join-item', item: { id: 'i', conversationId, channelSession: {} } },
    { type: 'end-item', itemId: 'i' },
    message,
    { ...message, replyTo: 'm', channelSessionId: 's', whisper: true },
    ...[
      { type: 'image', text: '', attachment },
      { type: 'file', text: '', attachment: { ...attachment, size: 12, thumbnailUrl: '/t' } },
      { type: 'link', text: '', url: 'https://example.com' },
      { type: 'location', text: '', latitude: 1, longitude: 2, name: '', address: '', url: '' },
      { type: 'contacts', text: '', contacts: [card] },
      { type: 'buttons', text: '', quickReplies: true, header: '', footer: '', buttons: [] },
      { type: 'comment', text: '', postId: 'p', act: 'like', attachment: null },
    ].map((body) => ({ ...message, body })),
  ];
  for (const command of commands) {
    test(JSON.stringify(command).slice(0, 90), () => assert.equal(findShapeProblem(command), null));
  }
});

describe('what does not fit is described by what was expected', () => {
  const cases: readonly [unknown, RegExp][] = [
    ...[null, undefined, 'leave', 7, [], () => undefined].map(
      (value) => [value, /^command is an object/] as [unknown, RegExp],
    ),
    ...[{}, { type: 'nope' }, { type: '__proto__' }, { type: 'constructor' }, { type: ['leave'], conversationId }].map(
      (value) => [value, /^command\.type is 'set-state' or/] as [unknown, RegExp],
    ),
    [{ type: 'set-state', state: 'ready' }, /command\.reason is an object with id, label, source, or null/],
    [{ type: 'set-state', state: 'READY', reason: null }, /command\.state is 'ready' or 'not-ready'/],
    [{ type: 'set-state', state: 'not-ready', reason: 'Lunch' }, /command\.reason/],
    [{ type: 'transfer', conversationId }, /command\.target is an object with to: 'queue' or 'agent'/],
    [{ type: 'transfer', conversationId, note: '', target: { to: 'team' } }, /command\.target\.to is/],
    [{ type: 'transfer', conversationId, note: '', target: { to: 'queue' } }, /command\.target\.queueName is/],
    [{ type: 'transfer', conversationId, target }, /command\.note is a string/],
    [{ type: 'leave' }, /command\.conversationId is a string/],
    [{ type: 'leave', conversationId: ' ' }, /that is not empty/],
    [{ type: 'pause', conversationId, seconds: '60' }, /command\.seconds is a number/],
    [{ type: 'pause', conversationId, seconds: NaN }, /is a number/],
    [{ type: 'set-agent-state', agentId: 'otto', state: 'not-ready', reason: null }, /command\.state is 'ready' or/],
    [{ type: 'set-agent-state', agentId: '', state: 'ready', reason: null }, /command\.agentId/],
    [{ type: 'set-channel', channelId: 'chat', ready: 'yes' }, /command\.ready is true or false/],
    [{ type: 'close-wrap-up', conversationId, note: '' }, /command\.codes is a list, or null/],
    [{ type: 'close-wrap-up', conversationId, codes: ['sale'], note: '' }, /command\.codes\[0\] is an object/],
    [{ type: 'close-wrap-up', conversationId, codes: new Array(1), note: '' }, /command\.codes\[0\]/],
    [{ type: 'monitor', chat: { conversationId } }, /command\.chat\.channelSession/],
    [{ type: 'join-item', item: null }, /command\.item is an object/],
    [{ ...message, body: 'hello' }, /command\.body is an object with type/],
    [{ ...message, body: { type: 'text' } }, /command\.body\.text is a string/],
    [{ ...message, body: { type: 'email', text: '' } }, /command\.body\.type is/],
    [{ ...message, body: { type: 'image', text: '' } }, /command\.body\.attachment is an object/],
    [
      { ...message, body: { type: 'contacts', text: '', contacts: [{ ...card, urls: [null] }] } },
      /contacts\[0\]\.urls/,
    ],
    [{ ...message, whisper: undefined }, /command\.whisper/],
    [{ ...message, replyTo: undefined }, /command\.replyTo/],
  ];
  for (const [command, expected] of cases) {
    test(String(JSON.stringify(command)).slice(0, 90), () =>
      assert.match(findShapeProblem(command) ?? 'fits', expected),
    );
  }
});
