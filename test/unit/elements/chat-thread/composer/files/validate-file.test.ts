import assert from 'node:assert/strict';
import { test } from 'node:test';
import { validateFile } from '../../../../../../src/elements/chat-thread/composer/files/validate-file.js';

test('files are validated by name or type, then by size', () => {
  const file = (name: string, type: string, size = 10) => new File([new Uint8Array(size)], name, { type });
  const limits = { maxSize: 100, types: ' .PDF, image/* ,text/plain' };
  assert.equal(validateFile(file('a.pdf', ''), limits), null);
  assert.equal(validateFile(file('A.PDF', 'application/pdf', 101), limits), 'size');
  assert.equal(validateFile(file('a.pdf.exe', 'application/pdf'), limits), 'type');
  assert.equal(validateFile(file('picture', 'image/webp', 100), limits), null);
  assert.equal(validateFile(file('notes', 'text/plain', 0), limits), 'empty');
  assert.equal(validateFile(file('notes', 'text/html'), limits), 'type');
  for (const types of ['', '*']) assert.equal(validateFile(file('a.exe', ''), { maxSize: 100, types }), null);
});
