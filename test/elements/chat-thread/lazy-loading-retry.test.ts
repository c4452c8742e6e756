import '../../../src/elements/chat-thread/chat-thread.define.js';
import {
  cleanUp,
  startEmulator,
  until,
  withBlockedRequests,
  type Emulator,
} from '../../support/browser/mount-session.js';
import { openThread } from '../../support/browser/open-thread.js';

/** Apart from the other parts that fail: a part that has come stays in the page. */
describe('<chat-thread> that is alone in its page', () => {
  const { setTimeout: originalSetTimeout } = window;
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(async () => {
    window.setTimeout = originalSetTimeout;
    await cleanUp(emulator);
  });

  it('asks again for the part that reads markdown, until it comes', async () => {
    let retryCount = 0;
    // Half a minute passes at once.
    window.setTimeout = ((callback: () => void, ms = 0) => {
      if (ms === 30_000) retryCount++;
      return originalSetTimeout(callback, ms === 30_000 ? 50 : ms);
    }) as typeof window.setTimeout;
    await withBlockedRequests('*rich-content*', async () => {
      const { chat, thread } = await openThread(emulator);
      await chat.sendText('**Order** 7');
      await thread.waitForMessage('**Order** 7');
      await until(() => retryCount > 1, 'it has been asked for twice in vain');
    });
    const thread = document.querySelector('chat-thread');
    const list = thread?.shadowRoot?.querySelector('agent-desk-message-list')?.shadowRoot;
    await until(() => list?.querySelector('.message strong')?.textContent === 'Order', 'it is drawn richly');
  });
});
