import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  decodeActivitiesByConversation,
  decodeCustomer,
  decodeCustomerLabels,
} from '../../../../src/protocol/customers/decode-customers.js';
import { encodeCustomer } from '../../../../src/protocol/customers/encode-customer.js';

const schema = [
  { key: 'notes', label: 'Notes\u202e', type: 'String2000', sortOrder: 9, isPii: true },
  { key: 'phoneNumber', label: 'Phone', type: 'String50', sortOrder: 3, isPii: false },
  { key: 'firstName', label: 'First name', sortOrder: 1 },
  { key: 'email', label: 'E-mail', type: 'Email', sortOrder: 4 },
  { key: 'web', label: 'Web', isChannelIdentifier: true, channelTypes: ['WEB'], sortOrder: 5 },
  { key: 'newsletter', label: '', type: 'Boolean', sortOrder: 6, isPii: false },
  { key: 'portalPassword', label: 'Password', sortOrder: 7 },
  { key: 'empty', label: 'Empty', sortOrder: 8 },
  { key: 'toString', label: 'Inherited', sortOrder: 8 },
  'no attribute',
];
const customer = {
  _id: 'c1',
  firstName: 'Ana',
  lastName: 'Reyes',
  phoneNumber: ['+442079460018'],
  email: ['ana@port.example', '', null],
  web: '77',
  newsletter: false,
  portalPassword: 'hunter2',
  notes: { nested: [1] },
  empty: [],
  internal: 'not in the schema',
  labels: ['l1', { _id: 'l2', name: 'vip' }, 'l1', null, 7],
  isAnonymous: false,
  __v: 3,
};

test('a customer has the attributes of the schema, in its order, and nothing else', () => {
  const record = decodeCustomer(customer, schema, 'c1');
  assert.ok(record);
  assert.deepEqual(record.profile, {
    id: 'c1',
    name: 'Ana Reyes',
    anonymous: false,
    fields: [
      { key: 'phoneNumber', name: 'Phone', kind: 'phone', values: ['+442079460018'], personal: false },
      { key: 'email', name: 'E-mail', kind: 'email', values: ['ana@port.example'], personal: true },
      { key: 'web', name: 'Web', kind: 'address', values: ['77'], personal: true },
      { key: 'newsletter', name: 'newsletter', kind: 'flag', values: ['false'], personal: false },
      { key: 'notes', name: 'Notes', kind: 'text', values: ['{"nested":[1]}'], personal: true },
    ],
    labelIds: ['l1', 'l2', '7'],
  });
  assert.ok(!JSON.stringify(record.profile).includes('hunter2'), 'no password');
});

test('labels are set with the attributes of the schema as the server sent them, without _id and __v', () => {
  const record = decodeCustomer(customer, schema, 'c1');
  assert.ok(record);
  const left = ['_id', '__v', 'internal', 'lastName', 'labels'];
  const known = Object.fromEntries(Object.entries(customer).filter(([key]) => !left.includes(key)));
  assert.deepEqual(encodeCustomer(record, ['l2']), { ...known, labels: ['l2'] });
});

test('what is no customer, another customer or no schema is not shown', () => {
  for (const body of [null, [], 'x', {}, { _id: 'c2' }, { docs: [customer] }])
    assert.equal(decodeCustomer(body, schema, 'c1'), null);
  for (const body of [null, {}, 'x', undefined]) assert.equal(decodeCustomer(customer, body, 'c1'), null);
  assert.deepEqual(decodeCustomer({ _id: 'c1' }, [], 'c1')?.profile.fields, []);
});

test('many attributes, values and labels are limited', () => {
  const many = Array.from({ length: 1_000 }, (_, i) => ({ key: `k${i}`, label: `K${i}`, sortOrder: i }));
  const values = Array.from({ length: 1_000 }, (_, i) => 'x'.repeat(5_000) + i);
  const record = decodeCustomer({ _id: 'c1', k0: values, labels: values }, many, 'c1');
  const [first] = record?.profile.fields ?? [];
  assert.equal(first?.values.length, 50);
  assert.ok(first.values.every(({ length }) => length <= 2_000));
  assert.ok((record?.profile.labelIds.length ?? 0) <= 500);
});

test('customer labels have a name, and a colour only if it is one', () => {
  const body = [
    { _id: 'l1', name: 'vip', colorCode: '#B8860B' },
    { _id: 'l2', name: 'c\u202eomplaint', colorCode: 'red; background: url(x)' },
    { _id: '', name: 'none' },
    { _id: 'l3', name: ' ' },
    null,
  ];
  assert.deepEqual(decodeCustomerLabels(body), [
    { id: 'l1', name: 'vip', color: '#B8860B' },
    { id: 'l2', name: 'complaint', color: '' },
  ]);
  assert.equal(decodeCustomerLabels({ error: 'x' }), null);
});

test('a page of the history is divided by conversation', () => {
  const row = (conversationId: unknown, id: string) => ({
    conversationId,
    id,
    name: 'CUSTOMER_LEFT',
    type: 'NOTIFICATION',
    timestamp: 1_700_000_000_000,
    data: {},
  });
  const context = { agentId: null, now: 1_800_000_000_000 };
  const page = decodeActivitiesByConversation({ docs: [row('b', '1'), row('a', '2'), row('', '3'), 'x'] }, context);
  assert.equal(page?.rowCount, 4);
  assert.deepEqual([...page.conversations.keys()], ['b', 'a']);
  for (const body of [null, {}, { docs: 'x' }, 'x']) assert.equal(decodeActivitiesByConversation(body, context), null);
});
