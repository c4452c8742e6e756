import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { groupByText } from '../../../src/build/notices.mjs';

const read = (name: string) => ({
  ...{ name, version: '1.0.0', license: 'MIT' },
  text: readFileSync(`node_modules/${name}/LICENSE`, 'utf8'),
});
const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim();

test('packages whose licences differ in the copyright only share a text, which is whole', () => {
  // A line of its text begins with “COPYRIGHT HOLDERS”.
  const parser = read('socket.io-parser');
  const other = { ...parser, name: 'other', text: parser.text.replace(/^Copyright .*/m, 'Copyright (c) 2020 Ana') };
  const sections = groupByText([parser, other, read('lit-html')]).map(collapse);
  assert.equal(sections.length, 2);
  const terms = parser.text.replace(/^Copyright .*/m, '');
  assert.ok(sections[0]?.endsWith(`other 1.0.0 (MIT) Copyright (c) 2020 Ana ${collapse(terms)}`), sections[0]);
  assert.match(sections[0] ?? '', /^socket\.io-parser 1\.0\.0 \(MIT\) Copyright \(c\) 2014-present Guillermo Rauch/);
  assert.match(sections[1] ?? '', /^lit-html .*Redistributions/);
});

test('terms that speak of copyright stay', () => {
  const text = '(C) 2020 Ana\n\nirrevocable\ncopyright license to reproduce';
  assert.deepEqual(groupByText([{ ...read('lit-html'), text }]), [
    'lit-html 1.0.0 (MIT)\n  (C) 2020 Ana\n\nirrevocable\ncopyright license to reproduce\n',
  ]);
});
