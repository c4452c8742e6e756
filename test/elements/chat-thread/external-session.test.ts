import '../../../src/elements/chat-thread/chat-thread.define.js';
import { openChat } from '../../support/browser/customer-chat.js';
import { checkA11y, cleanUp, mountSession, startEmulator, type Emulator } from '../../support/browser/mount-session.js';
import { ChatThreadHarness } from '../../support/harness/chat-thread-harness.js';
import { WrapUpHarness } from '../../support/harness/wrap-up-harness.js';

/** The thread is not inside `<desk-session>`: lazily loaded elements must find the session, too. One test per page. */
describe('<chat-thread> outside its session element', () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator({ wrapup: 60 });
  });

  afterEach(() => cleanUp(emulator));

  it('loads the wrap-up codes for the first wrap-up of the page', async () => {
    const desk = await mountSession(emulator, { attributes: 'session-id="elsewhere"' });
    const element = document.createElement('chat-thread');
    element.sessionId = 'elsewhere';
    desk.element.after(element);
    const thread = new ChatThreadHarness(element);
    await openChat(emulator, desk, 'Ana', { text: 'Hello' });
    await thread.waitForMessage('Hello');
    await thread.leave();
    await new WrapUpHarness(element).waitUntilShown();
    await checkA11y(element);
  });
});
