import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultLayout, parseLayout, roomFor } from '../../../../src/elements/agent-desk/desk-layout.js';

test('the room counts in rem, as the styles do', () => {
  assert.equal(roomFor(1200, 16), 'wide');
  assert.equal(roomFor(1199, 16), 'medium');
  assert.equal(roomFor(720, 16), 'medium');
  assert.equal(roomFor(719, 16), 'phone');
  assert.equal(roomFor(1200, 32), 'phone', 'at 200 %');
});

test('what was kept by another version is read as far as it is valid', () => {
  for (const kept of [undefined, null, 'x', 7, []]) assert.deepEqual(parseLayout(kept), defaultLayout);
  assert.deepEqual(parseLayout({ listWidth: 300, cardWidth: 9999, isListClosed: 'yes', isCardOpen: false, x: 1 }), {
    ...defaultLayout,
    listWidth: 300,
    isCardOpen: false,
  });
  assert.equal(parseLayout({ listWidth: Number.NaN }).listWidth, null);
});
