import '../../src/elements/chat-thread/chat-thread.define.js';
import { cleanUp, startEmulator, until, withoutFetching, type Emulator } from '../support/desk.js';
import { openThread } from '../support/thread.js';

/** Apart from the other parts that fail: a part that has come stays in the page. */
describe('<chat-thread> that is alone in its page', () => {
  const { setTimeout } = window;
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(async () => {
    window.setTimeout = setTimeout;
    await cleanUp(emulator);
  });

  it('asks again for the part that reads markdown, until it comes', async () => {
    let asked = 0;
    // Half a minute passes at once.
    window.setTimeout = ((run: () => void, ms = 0) => {
      if (ms === 30_000) asked++;
      return setTimeout(run, ms === 30_000 ? 50 : ms);
    }) as typeof window.setTimeout;
    await withoutFetching('*rich-content*', async () => {
      const { chat, thread } = await openThread(emulator);
      await chat.says('**Order** 7');
      await thread.shows('**Order** 7');
      await until(() => asked > 1, 'it has been asked for twice in vain');
    });
    const thread = document.querySelector('chat-thread');
    const list = thread?.shadowRoot?.querySelector('agent-desk-message-list')?.shadowRoot;
    await until(() => list?.querySelector('.message strong')?.textContent === 'Order', 'it is drawn richly');
  });
});
