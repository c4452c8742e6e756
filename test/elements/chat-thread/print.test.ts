import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import '../../../src/elements/chat-thread/chat-thread.define.js';
import { canEmulate, itWithDevtools } from '../../support/browser/engine.js';
import { cleanUp, startEmulator, until, type Emulator } from '../../support/browser/mount-session.js';
import { openThread } from '../../support/browser/open-thread.js';

describe('<chat-thread> on paper', () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(async () => {
    if (canEmulate) await emulateMedia({ media: 'screen' });
    await cleanUp(emulator);
  });

  const count = 100;

  async function openLongThread(): ReturnType<typeof openThread> {
    const open = await openThread(emulator, { height: '400px' });
    for (let i = 1; i <= count; i++) await open.chat.sendText(`Line ${i}`);
    await open.thread.waitForMessage(`Line ${count}`);
    return open;
  }

  it('has every loaded message when the browser prints, and only those near the view afterwards', async () => {
    const { thread } = await openLongThread();
    const texts = () => thread.messages.map((message) => message.querySelector('.text')?.textContent.trim());
    const before = texts();
    expect(before.length).to.be.lessThan(count / 2);
    window.dispatchEvent(new Event('beforeprint'));
    const printed = texts();
    expect(printed.length, 'at once: the browser does not wait').to.equal(count + 1);
    expect(printed).to.include.members(['Hello', 'Line 1', `Line ${count}`]);
    window.dispatchEvent(new Event('afterprint'));
    await until(() => thread.messages.length < count / 2, 'only messages near the view are drawn');
    expect(texts()).to.include(`Line ${count}`);
    expect(thread.isAtEnd, 'the end is still in view').to.equal(true);
  });

  it('has only the messages near the view when it was taken out of the page while that was printed', async () => {
    const { thread, element, chat } = await openLongThread();
    const place = element.parentElement as HTMLElement;
    window.dispatchEvent(new Event('beforeprint'));
    expect(thread.messages).to.have.length(count + 1);
    element.remove();
    window.dispatchEvent(new Event('afterprint'));
    place.append(element);
    await chat.sendText('Later');
    await thread.waitForMessage('Later');
    await until(() => thread.messages.length < count / 2, 'only messages near the view are drawn');
  });

  itWithDevtools('is as high as its messages, in light colours and without controls', async () => {
    const { thread, element } = await openLongThread();
    element.style.setProperty('--agent-desk-color-scheme', '');
    document.documentElement.style.colorScheme = 'dark';
    try {
      await emulateMedia({ media: 'print' });
      window.dispatchEvent(new Event('beforeprint'));
      const first = thread.message('Line 1') as HTMLElement;
      const last = thread.message(`Line ${count}`) as HTMLElement;
      const { top, bottom } = element.getBoundingClientRect();
      expect(first.getBoundingClientRect().top).to.be.greaterThan(top);
      expect(last.getBoundingClientRect().bottom).to.be.at.most(bottom + 1);
      expect(bottom - top).to.be.greaterThan(count * 20);
      expect(getComputedStyle(first.querySelector('.text') as Element).color).to.equal('rgb(23, 28, 35)');
      const shown = [...(element.shadowRoot as ShadowRoot).querySelectorAll('*')]
        .flatMap((inner) => [inner, ...(inner.shadowRoot?.querySelectorAll('*') ?? [])])
        .filter((inner) => inner.matches('button, textarea, select') && inner.checkVisibility());
      expect(shown.map(({ outerHTML }) => outerHTML)).to.deep.equal([]);
    } finally {
      document.documentElement.style.colorScheme = '';
      window.dispatchEvent(new Event('afterprint'));
    }
  });
});
