import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PushUsers } from '../../../../src/session/push/push-users.js';

/** The storage of one browser. */
class FakeStorage {
  readonly entries = new Map<string, string>();
  isFull = false;

  get length() {
    return this.entries.size;
  }
  key = (index: number) => [...this.entries.keys()][index] ?? null;
  getItem = (key: string) => this.entries.get(key) ?? null;
  removeItem = (key: string) => void this.entries.delete(key);
  setItem = (key: string, value: string) => {
    if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
    this.entries.set(key, value);
  };
  clear = () => this.entries.clear();
}

const denied = () => {
  throw new DOMException('denied', 'SecurityError');
};

describe('the users of push', () => {
  test('are shared by the tabs of a browser, and separate per Firebase app', () => {
    const storage = new FakeStorage();
    const [first, second] = [new PushUsers(() => storage), new PushUsers(() => storage)];
    first.set('app', 'mara', 'on');
    second.set('app', 'otto', 'on');
    second.set('app 2', 'vela', 'on');
    first.set('app', 'mara', null);
    assert.deepEqual([first.get('app', 'mara'), first.hasAny('app')], [null, true]);
    second.set('app', 'otto', 'off');
    assert.deepEqual([first.get('app', 'otto'), first.hasAny('app'), first.hasAny('app 2')], ['off', false, true]);
  });

  test('last as long as the page where storage is denied, missing or full', () => {
    const full = new FakeStorage();
    full.isFull = true;
    for (const openStorage of [denied, () => undefined, () => full]) {
      const users = new PushUsers(openStorage);
      users.set('app', 'mara', 'on');
      assert.deepEqual([users.get('app', 'mara'), users.hasAny('app')], ['on', true]);
      users.set('app', 'mara', null);
      assert.deepEqual([users.get('app', 'mara'), users.hasAny('app')], [null, false]);
    }
  });

  test('ignore entries of other code and values that are no choice', () => {
    const storage = new FakeStorage();
    storage.entries.set('agent-desk-push app mara', 'maybe').set('other app mara', 'on');
    const users = new PushUsers(() => storage);
    assert.deepEqual([users.get('app', 'mara'), users.hasAny('app')], [null, false]);
  });
});
