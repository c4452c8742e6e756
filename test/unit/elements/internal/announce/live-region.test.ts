import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LiveRegion, PacedLiveRegion } from '../../../../../src/elements/internal/announce/live-region.js';

test('a repeated text differs from the previous one, so that it is announced again', () => {
  const liveRegion = new LiveRegion();
  const texts = ['ok', 'ok', 'ok', 'done'].map((text) => {
    liveRegion.announce(text);
    return liveRegion.text;
  });
  assert.deepEqual(texts, ['ok', 'ok\u00a0', 'ok', 'done']);
});

test('what arrives during the pause is announced together at its end', (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const pending: string[] = [];
  let updates = 0;
  const host = { requestUpdate: () => updates++ } as unknown as ConstructorParameters<typeof PacedLiveRegion>[0];
  const liveRegion = new PacedLiveRegion(host, 1_000, () => pending.splice(0).join(' and ') || null);
  const announce = (text: string) => {
    pending.push(text);
    liveRegion.announcePending();
    return liveRegion.text;
  };

  assert.equal(announce('one'), 'one');
  assert.equal(announce('two'), 'one');
  assert.equal(announce('three'), 'one');
  context.mock.timers.tick(999);
  assert.equal(updates, 0);
  context.mock.timers.tick(1);
  assert.deepEqual([liveRegion.text, updates], ['two and three', 1]);

  context.mock.timers.tick(1_000);
  assert.equal(announce('four'), 'four');
});

test('clearing empties the region and ends the pause', (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const pending = ['one'];
  const host = { requestUpdate: () => assert.fail('no update after clearing') };
  const liveRegion = new PacedLiveRegion(host as never, 1_000, () => pending.shift() ?? null);
  liveRegion.announcePending();
  liveRegion.clear();
  assert.equal(liveRegion.text, '');
  pending.push('two');
  liveRegion.announcePending();
  assert.equal(liveRegion.text, 'two');
});
