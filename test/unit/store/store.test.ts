import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { initialState, type SessionState } from '../../../src/store/state.js';
import { Store } from '../../../src/store/store.js';
import { stateWith } from '../../support/builders/domain-objects.js';

const change = (state: SessionState): SessionState => ({ ...state, channels: [] });

function createStore() {
  const store = new Store();
  const counts = { notified: 0 };
  store.subscribe(() => counts.notified++);
  return { store, counts };
}

describe('the store', () => {
  test('has the given state, then that of the last update', () => {
    const given = stateWith();
    const store = new Store(given);
    assert.equal(store.state, given);
    const next = change(given);
    store.update(() => next);
    assert.equal(store.state, next);
    assert.equal(new Store().state, initialState);
  });

  test('notifies after every update outside a batch', () => {
    const { store, counts } = createStore();
    store.update(change);
    assert.equal(counts.notified, 1);
    store.update(change);
    assert.equal(counts.notified, 2);
  });

  test('does not notify after a batch without a change', () => {
    const { store, counts } = createStore();
    store.batch(() => undefined);
    assert.equal(counts.notified, 0);
    store.batch(() => store.update(change));
    store.batch(() => undefined);
    assert.equal(counts.notified, 1);
  });

  test('notifies after the outermost of several batches, with the result of the callback', () => {
    const { store, counts } = createStore();
    const result = store.batch(() => {
      store.batch(() => store.update(change));
      assert.equal(counts.notified, 0);
      return 'result';
    });
    assert.equal(counts.notified, 1);
    assert.equal(result, 'result');
  });

  test('notifies the other listeners when one throws, and reports its error as uncaught', async () => {
    const store = new Store();
    const failure = new Error('from a listener');
    let notified = 0;
    store.subscribe(() => {
      throw failure;
    });
    store.subscribe(() => notified++);
    const handlers = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    try {
      const uncaught = new Promise((resolve) => process.once('uncaughtException', resolve));
      store.update(change);
      assert.equal(notified, 1);
      assert.equal(await uncaught, failure);
    } finally {
      for (const handler of handlers) process.on('uncaughtException', handler);
    }
  });

  test('lets a listener unsubscribe itself while it is notified', () => {
    const store = new Store();
    let notified = 0;
    const unsubscribe = store.subscribe(() => unsubscribe());
    store.subscribe(() => notified++);
    store.update(change);
    assert.equal(notified, 1);
  });
});
