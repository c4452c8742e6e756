import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePreChatForm } from '../../../../src/protocol/decode/decode-parts.js';
import { parseBody } from '../../../../src/protocol/decode/body/decode-body.js';

const mediaUrl = 'https://desk.example/file-engine/api/downloadFileStream?filename=48216_scan.png';

const cases: readonly [title: string, fields: Readonly<Record<string, unknown>>, name: string, text: string][] = [
  ['words', { caption: 'The left one' }, '48216_scan.png', 'The left one'],
  ['words, with a text', { caption: 'The left one', markdownText: 'Hello' }, '48216_scan.png', 'Hello\nThe left one'],
  ['words that the text repeats', { caption: 'Hello', markdownText: 'Hello there' }, '48216_scan.png', 'Hello there'],
  [
    'words, with a file name',
    { caption: 'The left one', additionalDetails: { fileName: 'scan.png' } },
    'scan.png',
    'The left one',
  ],
  ['a part of a word of the text', { caption: '5', markdownText: 'Order 15' }, '48216_scan.png', 'Order 15\n5'],
  ['words about the file', { caption: 'Please look at scan.png' }, '48216_scan.png', 'Please look at scan.png'],
  ['the name in capitals', { caption: 'SCAN.PNG' }, 'SCAN.PNG', ''],
  [
    'the name after a number and a hyphen',
    { caption: 'a.png', additionalDetails: { fileName: '1721900000-a.png' } },
    '1721900000-a.png',
    '',
  ],
  [
    'the name in other code points',
    { caption: 'U\u0308.png', additionalDetails: { fileName: '\u00dc.png' } },
    '\u00dc.png',
    '',
  ],
  ['several lines', { caption: 'The left one\nscan.png' }, '48216_scan.png', 'The left one\nscan.png'],
  ['a sentence', { caption: 'Thanks.Bye' }, '48216_scan.png', 'Thanks.Bye'],
  ['the name of the file', { caption: 'scan.png' }, 'scan.png', ''],
  ['a name of a file', { caption: 'Holiday 2024 (1).JPG' }, 'Holiday 2024 (1).JPG', ''],
  [
    'the name without an extension',
    { caption: 'README', mediaUrl: mediaUrl.replace('scan.png', 'README') },
    'README',
    '',
  ],
  [
    'another name than that of the file',
    { caption: 'b.png', additionalDetails: { fileName: 'a.png' } },
    'a.png',
    'b.png',
  ],
  ['nothing', { caption: '' }, '48216_scan.png', ''],
  ['not a text', { caption: { text: 'x' } }, '48216_scan.png', ''],
];

for (const type of ['IMAGE', 'VIDEO', 'AUDIO', 'FILE']) {
  for (const [title, { mediaUrl: url = mediaUrl, ...fields }, name, text] of cases) {
    test(`${type} with a caption that is ${title}`, () => {
      const body = parseBody({ type, markdownText: '', attachment: { mediaUrl: url }, ...fields }, {});
      assert.ok('attachment' in body && body.attachment !== null);
      assert.equal(body.attachment.name, name);
      assert.equal(body.text, text);
    });
  }
}

test('a caption with the extension of a document is no name of a picture', () => {
  for (const attachment of [{ mediaUrl }, { mediaUrl: 'https://files.example/1', mimeType: 'image/png' }]) {
    assert.equal(
      parseBody({ type: 'IMAGE', caption: 'see my invoice.pdf', attachment }, {}).text,
      'see my invoice.pdf',
    );
    assert.equal(parseBody({ type: 'FILE', caption: 'invoice.pdf', attachment: { mediaUrl } }, {}).text, '');
  }
});

test('lists texts whose names look like those of ids', () => {
  const { lines } = parseBody(
    {
      type: 'ORDER',
      amountPaid: '12 EUR',
      valid: 'until May',
      grid: 'A1',
      policy: 'No refunds after Monday',
      question: { type: 'PLAIN', markdownText: 'How was it?' },
      orderId: 'x',
      order_ids: ['x'],
      userIDs: ['x'],
      uuid: 'x',
      locale: 'en_GB',
    },
    {},
  ) as unknown as { lines: readonly { value: string }[] };
  assert.deepEqual(
    lines.map(({ value }) => value),
    ['12 EUR', 'until May', 'A1', 'No refunds after Monday', 'How was it?'],
  );
});

test('an item of a receipt without quantity or price has no sign of a product', () => {
  const elements = [
    { title: 'A', price: 12 },
    { title: 'B', quantity: 2 },
    { title: 'C', quantity: 2, price: 0 },
  ];
  const body = parseBody({ type: 'RECEIPT', currency: 'EUR', elements }, {});
  assert.ok(body.type === 'receipt');
  assert.deepEqual(
    body.lines.map(({ value }) => value),
    ['12 EUR', '2', '2 × 0 EUR'],
  );
});

test('lists the texts of an unknown type, within bounds', () => {
  const lines = (body: object) => {
    const parsed = parseBody({ type: 'POLL', ...body }, {});
    assert.ok(parsed.type === 'unknown');
    return (parsed.lines ?? []).map(({ label, value }) => `${label}: ${value}`);
  };
  assert.deepEqual(lines({ pollTitle: 'Which day?', options: ['Mon', { label_text: 'Tue', id: 'x', votes: 3 }] }), [
    'poll title: Which day?',
    'options: Mon',
    'label text: Tue',
    'votes: 3',
  ]);
  assert.deepEqual(
    lines({ score: 9, orderNo: 4711, zip: 8000, at: 1_767_607_500, sent: 1_767_607_500_000, index: 0 }),
    ['score: 9', 'order no: 4711', 'zip: 8000'],
  );
  assert.deepEqual(lines({ ref: '66f100000000000000000c01', conversationId: 'c', markdownText: 'hi', blank: ' ' }), []);
  assert.equal(lines({ options: Array.from({ length: 5000 }, (_, index) => `option ${index}`) }).length, 500);
  let deep: object = { text: 'deep' };
  for (let depth = 0; depth < 20; depth++) deep = { deep };
  assert.deepEqual(lines({ deep, text: 'near' }), ['text: deep', 'text: near']);
  assert.equal(lines({ text: 'x'.repeat(90_000) })[0]?.length, 'text: '.length + 90_000);
  assert.deepEqual(lines({ title: 'a\u202eb' }), ['title: ab']);
});

/** Texts in the fields that only some channels use. */
const otherFields: readonly [title: string, body: Readonly<Record<string, unknown>>, texts: readonly string[]][] = [
  [
    'a contact with the number of the channel, and all parts of a name',
    {
      type: 'CONTACT',
      contacts: [
        {
          name: { additionalNameDetails: { prefix: 'Dr', first_name: 'Ana', middle_name: 'Maria', last_name: 'Ruiz' } },
          phones: [{ additionalPhoneDetails: { wa_id: '4930123456' } }],
        },
      ],
    },
    ['Dr Ana Maria Ruiz', '4930123456'],
  ],
  [
    'buttons with their text and a file above',
    {
      type: 'BUTTON',
      markdownText: '',
      buttons: [{ title: 'Yes' }],
      additionalDetails: {
        interactive: {
          body: { text: 'Shall we?' },
          header: { type: 'document', document: { filename: 'prices.pdf' } },
        },
      },
    },
    ['Shall we?', 'prices.pdf'],
  ],
  [
    'cards with more than a text',
    {
      type: 'CAROUSEL',
      elements: [
        {
          text: 'Coat',
          additionalCarouselElementDetails: {
            price: '99 EUR',
            duration: '2 h',
            expirationDate: '31 May',
            imageAspectRatio: 'square',
          },
        },
      ],
    },
    ['"Coat\\n99 EUR\\n2 h\\n31 May"'],
  ],
  [
    'buttons and lists with two texts',
    {
      type: 'BUTTON',
      markdownText: 'Hello',
      buttons: [{ title: 'Yes' }],
      additionalDetails: { interactive: { body: { text: 'Pick one' } } },
    },
    ['"Hello\\nPick one"'],
  ],
  [
    'a list with two texts',
    { type: 'LIST', markdownText: 'Pick one', interactive: { body: { text: 'When should we deliver?' } } },
    ['"Pick one\\nWhen should we deliver?"'],
  ],
  [
    'a list with one text twice',
    { type: 'LIST', markdownText: 'Pick one now', interactive: { body: { text: 'Pick one' } } },
    ['"Pick one now"'],
  ],
  ['cards in a map', { type: 'CAROUSEL', data: { elements: [{ text: 'Coat', subtitle: 'Wool' }] } }, ['"Wool\\nCoat"']],
  [
    'a notification that says something in its data only',
    {
      type: 'NOTIFICATION',
      notificationType: 'SYSTEM_ERROR',
      notificationData: { message: 'The photo could not be delivered', conversationId: 'c', trace: 'x.y' },
    },
    ['"text":"The photo could not be delivered"'],
  ],
  [
    'the place of the other spelling',
    {
      type: 'LOCATION',
      location: { latitude: 1, longitude: 2, name: 'Kiosk', address: { street: 'Main St', zip: 8000 } },
    },
    ['Kiosk', 'Main St, 8000'],
  ],
  [
    'a contact of plain texts',
    {
      type: 'CONTACT',
      contacts: [
        { name: 'Ana Ruiz', phones: ['+41 3', null], additionalContactDetails: { emails: ['a@b.example', {}] } },
      ],
    },
    [
      '"name":"Ana Ruiz"',
      '"phones":[{"number":"+41 3","label":""}]',
      '"emails":[{"address":"a@b.example","label":""}]',
    ],
  ],
  [
    'a template with its text and cards',
    {
      type: 'TEMPLATE',
      components: [
        { type: 'body', text: 'Dear {{1}}', parameters: [{ type: 'text', text: 'Ana' }] },
        {
          type: 'carousel',
          cards: [{ card_index: 0, components: [{ parameters: [{ type: 'text', text: 'Card one' }] }] }],
        },
      ],
    },
    ['"Dear {{1}}, Ana"', '"Card one"'],
  ],
  [
    'the codes and the hold of a call',
    { type: 'VOICE', holdTime: 12, wrapUps: [{ categoryName: 'Outcome', value: 'solved' }] },
    ['"holdSeconds":12', '"category":"Outcome","value":"solved"'],
  ],
  [
    'the label of a file',
    { type: 'IMAGE', caption: 'photo.jpg', attachment: { mediaUrl, mediaLabel: 'Passport, front side' } },
    ['"text":"Passport, front side"', '"name":"photo.jpg"'],
  ],
  ['a sticker with the other spelling', { type: 'STICKER', mediaURL: mediaUrl }, [mediaUrl]],
  [
    'an order with numbers',
    { type: 'ORDER', product_items: [{ quantity: 2, item_price: 30.5, currency: 'USD' }] },
    ['"quantity","value":"2"', '"item price","value":"30.5"', 'USD'],
  ],
];
test('a label that only repeats the name or the kind of a file is no text', () => {
  for (const mediaLabel of ['photo', 'Photo.JPG', 'image', 'image/jpeg', ' ']) {
    const body = parseBody({ type: 'IMAGE', caption: 'photo.jpg', attachment: { mediaUrl, mediaLabel } }, {});
    assert.equal(body.text, '', mediaLabel);
  }
  const named = parseBody({ type: 'VIDEO', attachment: { mediaUrl: 'https://a.example/v', mediaLabel: 'A leak' } }, {});
  assert.ok(named.type === 'video' && named.attachment.name === 'A leak' && named.text === '');
});

for (const [title, body, texts] of otherFields)
  test(`shows ${title}`, () => {
    const decoded = JSON.stringify(parseBody(body, {}));
    for (const text of texts) assert.ok(decoded.includes(text), `${text} is in ${decoded}`);
  });

test('shows all answers of a pre-chat form', () => {
  const attributes = [
    { key: 'first_name', value: 'Pim' },
    { key: 'topics', value: ['Billing', 'Delivery'] },
    { key: 'age', value: 42 },
    { key: 'news', value: false },
    { key: 'address', value: { street: 'Main St', zip: 8000 } },
    { key: 'nothing', value: null },
    { key: 'empty', value: [] },
  ];
  const channelData = { additionalAttributes: [{ key: 'WebChannelData', value: { formData: { attributes } } }] };
  assert.deepEqual(
    parsePreChatForm({ channelData }).map(({ label, value }) => `${label}: ${value}`),
    ['first name: Pim', 'topics: Billing, Delivery', 'age: 42', 'news: false', 'address: Main St, 8000'],
  );
});
