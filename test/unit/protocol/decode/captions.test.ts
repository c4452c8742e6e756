import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBody } from '../../../../src/protocol/decode/decode-body.js';

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
  ]);
  assert.deepEqual(lines({ ref: '66f100000000000000000c01', conversationId: 'c', markdownText: 'hi', blank: ' ' }), []);
  assert.equal(lines({ options: Array.from({ length: 5000 }, (_, index) => `option ${index}`) }).length, 40);
  let deep: object = { text: 'too deep' };
  for (let depth = 0; depth < 20; depth++) deep = { deep };
  assert.deepEqual(lines({ deep, text: 'near' }), ['text: near']);
  assert.equal(lines({ text: 'x'.repeat(90_000) })[0]?.length, 'text: '.length + 1000);
  assert.deepEqual(lines({ title: 'a\u202eb' }), ['title: ab']);
});
