import { expect } from '@open-wc/testing';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import { cleanUp, startEmulator, until, type Emulator } from '../../../support/browser/mount-session.js';
import { ThreadReader } from '../../../support/browser/thread-reader.js';

/** A long text of ten lines, which makes the message field high. */
const tallText = Array.from({ length: 10 }, (_, i) => `Line ${i}`).join('\n');

/** The thread stays at its end when the view and the content change their sizes. */
describe('<chat-thread> at its end', () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  const fillField = (reader: ThreadReader, text: string): void => {
    const { field } = reader.thread;
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };

  /** The composer measures its field after an update where the engine cannot size it itself, which lays the page out. */
  async function withoutFieldSizing({ thread }: ThreadReader, action: () => Promise<void>): Promise<void> {
    const { supports } = CSS;
    thread.field.style.setProperty('field-sizing', 'fixed');
    CSS.supports = (property: string, value?: string) =>
      property !== 'field-sizing' && (Reflect.apply(supports, CSS, [property, value]) as boolean);
    try {
      await action();
    } finally {
      CSS.supports = supports;
    }
  }

  for (const [engine, run] of [
    ['that size the field', (_: ThreadReader, action: () => Promise<void>) => action()],
    ['in which the composer measures the field', withoutFieldSizing],
  ] as const) {
    it(`follows an own message that empties a high field, in engines ${engine}`, async () => {
      const reader = await ThreadReader.open(emulator, 60);
      const { thread } = reader;
      await run(reader, async () => {
        const heightBefore = thread.scroller.clientHeight;
        for (let i = 0; i < 3; i++) {
          fillField(reader, tallText);
          await until(() => thread.scroller.clientHeight < heightBefore - 40, 'the field has grown');
          await reader.waitFrames(3);
          expect(thread.isAtEnd, 'with the high field').to.equal(true);
          // Measured again, and as high as before.
          fillField(reader, `${tallText}!`);
          await reader.waitFrames(3);
          expect(thread.isAtEnd, 'with another text').to.equal(true);
          thread.composerButton('Send')?.click();
          await until(() => thread.scroller.clientHeight === heightBefore, 'the field is low again');
          await reader.waitFrames(3);
          expect(thread.isAtEnd, 'after sending').to.equal(true);
          expect(thread.latestButton).to.equal(null);
        }
      });
    });
  }

  it('hangs a thread that is lower than the view on the bottom, and keeps it there', async () => {
    const reader = await ThreadReader.open(emulator, 0);
    const { thread, chat } = reader;
    const gapBelow = (): number =>
      thread.scroller.getBoundingClientRect().bottom - thread.content.getBoundingClientRect().bottom;
    expect(thread.scroller.scrollHeight, 'nothing to scroll').to.equal(thread.scroller.clientHeight);
    expect(gapBelow()).to.be.within(0, 12);
    expect(thread.content.getBoundingClientRect().top - thread.scroller.getBoundingClientRect().top).to.be.above(40);
    await chat.sendText('Next');
    await thread.waitForMessage('Next');
    expect(gapBelow(), 'with another message').to.be.within(0, 12);
    for (let i = 0; i < 20; i++) await chat.sendText(`More ${i}`);
    await thread.waitForMessage('More 19');
    await reader.waitFrames(3);
    expect(thread.scroller.scrollHeight).to.be.above(thread.scroller.clientHeight);
    await reader.scrollTo(0);
    expect(thread.scroller.scrollTop, 'the start can be reached').to.equal(0);
  });

  it('follows an own message that the server confirms before it is rendered', async () => {
    const reader = await ThreadReader.open(emulator, 60);
    const { thread, chat, mounted } = reader;
    await reader.scrollTo(thread.scroller.scrollTop - 1000);
    await until(() => thread.latestButton, 'the reader has left the end');
    fillField(reader, 'Done');
    await reader.waitFrames(3);
    const { requestAnimationFrame } = window;
    // Without frames, elements are rendered after a tenth of a second.
    window.requestAnimationFrame = () => 0;
    try {
      thread.composerButton('Send')?.click();
      expect(mounted.session.state.pending.length).to.equal(1);
      await until(() => mounted.session.state.pending.length === 0, 'it is confirmed');
      await chat.sendText('Thanks');
      await thread.waitForMessage('Thanks');
    } finally {
      window.requestAnimationFrame = requestAnimationFrame;
    }
    await reader.waitFrames(3);
    expect(thread.isAtEnd).to.equal(true);
    expect(thread.latestButton).to.equal(null);
  });

  it('follows messages that arrive while the view grows', async () => {
    const reader = await ThreadReader.open(emulator, 60);
    const { thread, chat } = reader;
    const newTexts = Array.from({ length: 6 }, (_, i) => `New ${i}`);
    for (const [i, text] of newTexts.entries()) {
      thread.element.style.setProperty('--chat-thread-height', `${i % 2 === 0 ? 620 : 420}px`);
      // Lays out before the message is rendered: the browser lowers `scrollTop`.
      expect(thread.scroller.scrollTop).to.be.at.least(0);
      await chat.sendText(`${text}\n\n\n\n\n\nEnd`);
      await until(() => thread.messages.at(-1)?.textContent.includes(text), 'the message is shown');
      await reader.waitFrames(2);
      expect(thread.isAtEnd, text).to.equal(true);
    }
  });

  it('still leaves the end when the reader scrolls up while the view grows', async () => {
    const reader = await ThreadReader.open(emulator, 60);
    const { thread, chat } = reader;
    thread.element.style.setProperty('--chat-thread-height', '520px');
    thread.scroller.scrollTop -= 400;
    await chat.sendText('New');
    await until(() => thread.latestButton, 'the button to the latest message is shown');
    expect(thread.isAtEnd).to.equal(false);
  });
});
