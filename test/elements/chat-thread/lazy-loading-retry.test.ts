import '../../../src/elements/chat-thread/chat-thread.define.js';
import { expect } from '@open-wc/testing';
import { itWithDevtools } from '../../support/browser/engine.js';
import {
  cleanUp,
  startEmulator,
  until,
  withBlockedRequests,
  type Emulator,
} from '../../support/browser/mount-session.js';
import { openThread } from '../../support/browser/open-thread.js';

/** In a page of its own: a loaded module stays in the page. */
describe('<chat-thread> as the only thread of its page', () => {
  const { setTimeout: originalSetTimeout } = window;
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(async () => {
    window.setTimeout = originalSetTimeout;
    await cleanUp(emulator);
  });

  it('loads no markdown module for plain texts', async () => {
    const { chat, thread } = await openThread(emulator);
    await chat.sendText('Nothing but words, **and stars** as customers write them.');
    await thread.waitForMessage('Nothing but words, **and stars** as customers write them.');
    expect(performance.getEntriesByType('resource').some(({ name }) => name.includes('rich-content.'))).to.equal(false);
  });

  itWithDevtools('retries to load the markdown module until it succeeds', async () => {
    let retryCount = 0;
    // Only the delays of retries are varied, and so are no whole numbers.
    window.setTimeout = ((callback: () => void, ms = 0) => {
      const isRetry = !Number.isInteger(ms);
      if (isRetry) retryCount++;
      return originalSetTimeout(callback, isRetry ? 50 : ms);
    }) as typeof window.setTimeout;
    await withBlockedRequests('*rich-content*', async () => {
      const { chat, thread } = await openThread(emulator, { attributes: 'customer-format="markdown"' });
      await chat.sendText('**Order** 7');
      await thread.waitForMessage('**Order** 7');
      await until(() => retryCount > 1, 'two attempts have failed');
    });
    const thread = document.querySelector('chat-thread');
    const list = thread?.shadowRoot?.querySelector('agent-desk-message-list')?.shadowRoot;
    await until(() => list?.querySelector('.message strong')?.textContent === 'Order', 'markdown is rendered');
  });
});
