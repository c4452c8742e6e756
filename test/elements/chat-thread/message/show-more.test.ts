import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import type { CustomerChat } from '../../../support/browser/customer-chat.js';
import { checkA11y, cleanUp, startEmulator, until, type Emulator } from '../../../support/browser/mount-session.js';
import { openThread } from '../../../support/browser/open-thread.js';
import type { ChatThreadHarness } from '../../../support/harness/chat-thread-harness.js';

/** What is too long to be drawn at once is shown step by step. */
describe('<chat-thread> “Show more” in messages', () => {
  let emulator: Emulator;
  let thread: ChatThreadHarness;
  let chat: CustomerChat;

  // One thread for all: opening one takes longer than any message.
  before(async () => {
    emulator = await startEmulator();
    ({ thread, chat } = await openThread(emulator, { text: '**Hello**', attributes: 'customer-format="markdown"' }));
    await until(() => thread.isRich, 'cards and markdown are loaded');
  });

  after(() => cleanUp(emulator));

  const showMoreIn = (item: Element): HTMLButtonElement | null => item.querySelector<HTMLButtonElement>('.show-more');
  const root = (): ShadowRoot => thread.content.getRootNode() as ShadowRoot;

  /** Sends a message, and returns its item in the thread. */
  async function show(body: Readonly<Record<string, unknown>>): Promise<HTMLElement> {
    // Who reads further up is not moved to a new message.
    thread.latestButton?.click();
    return thread.waitForNewMessage(chat.sendBody(body), String(body['type']));
  }

  it('has no “Show more” in ordinary messages', async () => {
    const texts = [
      `${'Sentence with some words. '.repeat(200)}`,
      Array.from({ length: 120 }, (_, i) => `line ${i}`).join('\n'),
      Array.from({ length: 60 }, (_, i) => `- item **${i}** of a list`).join('\n'),
    ];
    for (const text of texts) {
      const item = await show({ type: 'PLAIN', markdownText: text });
      expect(showMoreIn(item) === null, text.slice(0, 20)).to.equal(true);
    }
    const buttons = Array.from({ length: 30 }, (_, i) => ({ title: `Button ${i}`, type: 'reply', payload: 'x' }));
    const item = await show({ type: 'BUTTON', markdownText: 'Choose', buttons });
    expect(showMoreIn(item) === null, 'buttons').to.equal(true);
    expect(item.querySelectorAll('.chip').length).to.equal(30);
  });

  it('shows more by keyboard: announced, with the focus kept and the reader where they were', async () => {
    const text = Array.from({ length: 4_000 }, (_, i) => `word${i}`).join(' ');
    const item = await show({ type: 'PLAIN', markdownText: text });
    await checkA11y(thread.element);
    item.focus();
    for (let tab = 0; tab < 8 && root().activeElement !== showMoreIn(item); tab++) await sendKeys({ press: 'Tab' });
    expect(root().activeElement === showMoreIn(item), 'Tab reaches the button').to.equal(true);
    const shownText = () => [...item.querySelectorAll('.text')].map((part) => part.textContent).join('');
    let presses = 0;
    while (showMoreIn(item) !== null) {
      const before = { top: item.getBoundingClientRect().top, text: shownText() };
      await sendKeys({ press: 'Enter' });
      presses++;
      await until(() => shownText().length > before.text.length, 'more is shown');
      expect(shownText().startsWith(before.text), 'what was shown stays').to.equal(true);
      expect(/\bword\d+\s*$/.test(shownText()), 'it ends with a whole word').to.equal(true);
      expect(thread.announced).to.match(/^More of the message is shown/);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      expect(item.getBoundingClientRect().top, 'it stays where it was').to.be.closeTo(before.top, 2);
      const focused = root().activeElement;
      expect(focused === (showMoreIn(item) ?? item), 'the focus stays').to.equal(true);
    }
    expect(presses, 'steps').to.equal(Math.ceil(text.length / 8_000) - 1);
    expect(shownText() === text, 'nothing is lost').to.equal(true);
  });

  it('shows all of a long list of choices, one step after the other', async () => {
    const rows = Array.from({ length: 500 }, (_, i) => ({ id: `${i}`, title: `Row ${i}`, description: '' }));
    const body = {
      type: 'LIST',
      markdownText: 'Choose',
      interactive: { action: { sections: [{ title: 'All', rows }] } },
    };
    const item = await show(body);
    const shown = () => [...item.querySelectorAll('li')].map((row) => row.textContent?.trim());
    while (showMoreIn(item) !== null) showMoreIn(item)?.click();
    expect(shown()).to.deep.equal(rows.map(({ title }) => title));
  });

  it('names a file of joined emoji, and a message of them', async () => {
    const family = '👨‍👩‍👧‍👦';
    const attachment = { mediaUrl: 'https://files.example/a.pdf', mimeType: 'application/pdf', size: 1 };
    for (const [name, part] of [
      [`${family.repeat(60)}.pdf`, family.repeat(3)],
      [`${'👩\u200d'.repeat(2_000)}.pdf`, '👩\u200d👩\u200d👩'],
    ] as const) {
      const body = { type: 'FILE', markdownText: '', attachment, additionalDetails: { fileName: name } };
      const item = await show(body);
      expect(item.ariaLabel).to.include(part).and.to.include('.pdf');
    }
    const item = await show({ type: 'PLAIN', markdownText: '👩\u200d'.repeat(10) });
    expect(item.ariaLabel).to.include('👩\u200d👩');
  });

  it('has the whole of a long text in its accessible name', async () => {
    const text = `${'word '.repeat(1_500)}end of it`;
    const item = await show({ type: 'PLAIN', markdownText: text });
    expect(item.ariaLabel).to.include('end of it');
  });
});
