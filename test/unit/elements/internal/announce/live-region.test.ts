import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReactiveControllerHost } from 'lit';
import { LiveRegion, PacedLiveRegion } from '../../../../../src/elements/internal/announce/live-region.js';

test('a repeated text differs from the previous one, so that it is announced again', () => {
  const liveRegion = new LiveRegion();
  const texts = ['ok', 'ok', 'ok', 'done'].map((text) => {
    liveRegion.announce(text);
    return liveRegion.text;
  });
  assert.deepEqual(texts, ['ok', 'ok\u00a0', 'ok', 'done']);
});

class TestRegion extends PacedLiveRegion {
  readonly #pending: string[] = [];

  constructor(requestUpdate: () => void) {
    super({ addController: () => undefined, requestUpdate } as unknown as ReactiveControllerHost, 1_000);
  }

  add(text: string): string {
    this.#pending.push(text);
    this.announcePending();
    return this.text;
  }

  protected override takePending(): string | null {
    return this.#pending.splice(0).join(' and ') || null;
  }
}

test('what arrives during the pause is announced together at its end', (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  let updates = 0;
  const liveRegion = new TestRegion(() => updates++);

  assert.equal(liveRegion.add('one'), 'one');
  assert.equal(liveRegion.add('two'), 'one');
  assert.equal(liveRegion.add('three'), 'one');
  context.mock.timers.tick(999);
  assert.equal(updates, 0);
  context.mock.timers.tick(1);
  assert.deepEqual([liveRegion.text, updates], ['two and three', 1]);

  context.mock.timers.tick(1_000);
  assert.equal(liveRegion.add('four'), 'four');
});

test('another announcement is not replaced by what is pending before a pause of its own', (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const liveRegion = new TestRegion(() => undefined);
  liveRegion.add('one');
  liveRegion.add('two');
  context.mock.timers.tick(900);
  liveRegion.announce('copied');
  context.mock.timers.tick(999);
  assert.equal(liveRegion.text, 'copied');
  assert.equal(liveRegion.add('three'), 'copied');
  context.mock.timers.tick(1);
  assert.equal(liveRegion.text, 'two and three');
});

test('clearing empties the region and ends the pause', (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const liveRegion = new TestRegion(() => assert.fail('no update after clearing'));
  liveRegion.add('one');
  liveRegion.clear();
  assert.equal(liveRegion.text, '');
  assert.equal(liveRegion.add('two'), 'two');
});
