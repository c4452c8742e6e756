import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import { foldText } from '../../../../src/domain/text/fold-text.js';
import { markdownTextOf } from '../../../support/browser/customer-chat.js';
import { checkA11y, cleanUp, startEmulator, until, type Emulator } from '../../../support/browser/mount-session.js';
import { ThreadReader } from '../../../support/browser/thread-reader.js';
import { normalizeText } from '../../../support/harness/text-helpers.js';

describe('the search in a conversation', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => cleanUp(emulator));

  const searchOf = ({ thread }: ThreadReader): ShadowRoot | null =>
    thread.element.shadowRoot?.querySelector('agent-desk-thread-search')?.shadowRoot ?? null;
  const positionIn = (reader: ThreadReader): string =>
    normalizeText(searchOf(reader)?.querySelector('.position')?.textContent);

  async function openSearch(reader: ThreadReader): Promise<ShadowRoot> {
    reader.thread.element.shadowRoot?.querySelector<HTMLElement>('[part="search-button"]')?.click();
    const search = await until(() => searchOf(reader), 'the search');
    await until(() => search.activeElement?.localName === 'input', 'its field has the focus');
    return search;
  }

  it('covers the whole history, counts and marks the matches, and goes from one to the next', async () => {
    const reader = await ThreadReader.open(emulator, 900);
    const { thread, chat } = reader;
    const word = 'order';
    const stored = (await chat.serverConversation()).messages
      .map(markdownTextOf)
      .filter((text): text is string => typeof text === 'string' && foldText(text).includes(word));
    expect(stored.length, 'there is something to find').to.be.above(20);
    expect(reader.entries.length, 'not everything is loaded').to.be.below(600);
    const search = await openSearch(reader);
    await sendKeys({ type: word.toUpperCase() });
    await until(
      () => positionIn(reader) === `1 of ${stored.length}`,
      () => `all are found (${positionIn(reader)})`,
    );
    await sendKeys({ press: 'Enter' });
    expect(positionIn(reader)).to.equal(`2 of ${stored.length}`);
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    await until(() => positionIn(reader) === `${stored.length} of ${stored.length}`, 'around to the oldest');
    const found = await until(
      () => thread.messages.find((message) => message.classList.contains('highlighted')),
      'it is shown',
    );
    const [box, viewport] = [found.getBoundingClientRect(), thread.scroller.getBoundingClientRect()];
    expect(box.top).to.be.at.least(viewport.top - 1);
    expect(box.bottom).to.be.at.most(viewport.bottom + 1);
    expect(normalizeText(found.textContent)).to.include(stored[0]?.slice(0, 10));
    if ('highlights' in CSS)
      await until(() => (CSS.highlights.get('agent-desk-hit-current')?.size ?? 0) > 0, 'it is marked');
    expect(search.activeElement?.localName, 'the focus is still in the field').to.equal('input');
    await checkA11y(thread.element);
    await sendKeys({ press: 'Escape' });
    await until(() => searchOf(reader) === null, 'closed');
    if ('highlights' in CSS) expect(CSS.highlights.get('agent-desk-hit')?.size).to.equal(0);
    await until(() => thread.isComposerFocused, 'the message field has the focus');
  });

  it('puts what is typed right after the press of its button into its field', async () => {
    const reader = await ThreadReader.open(emulator, 5);
    const { thread } = reader;
    thread.element.shadowRoot?.querySelector<HTMLElement>('[part="search-button"]')?.click();
    // In the same task: the search cannot be there yet.
    for (const key of 'zoë') document.body.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    const search = await until(() => searchOf(reader), 'the search');
    await until(() => search.querySelector('input')?.value === 'zoë', 'the field has the letters');
    await until(() => positionIn(reader) === 'No matches', 'and has searched for them');
  });

  it('highlights one match at a time, also when the next is in the same view', async () => {
    const reader = await ThreadReader.open(emulator, 4);
    const texts = ['The violet ribbon', 'Another violet ribbon', 'A third violet one'];
    for (const text of texts) await reader.chat.sendText(text);
    await reader.thread.waitForMessage('A third violet one');
    await openSearch(reader);
    await sendKeys({ type: 'violet' });
    for (const text of texts.toReversed()) {
      const highlighted = await until(() => {
        const shown = reader.thread.messages.filter((message) => message.classList.contains('highlighted'));
        return shown.some(({ textContent }) => textContent.includes(text)) ? shown : undefined;
      }, `${text} is highlighted`);
      expect(highlighted, text).to.have.length(1);
      await sendKeys({ press: 'Enter' });
    }
  });

  it('finds names without accents, says when there is nothing, and makes a transcript of everything', async () => {
    const reader = await ThreadReader.open(emulator, 30);
    await reader.chat.sendText('Meet Zoë Müller <b>tomorrow</b>');
    await reader.thread.waitForMessage('Meet Zoë Müller <b>tomorrow</b>');
    const search = await openSearch(reader);
    await sendKeys({ type: 'muller zoe' });
    await until(() => positionIn(reader) === '1 of 1', 'one is found');
    await sendKeys({ type: 'xyz' });
    await until(() => positionIn(reader) === 'No matches', 'nothing is found');
    const blobs: Blob[] = [];
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob: Blob) => {
      blobs.push(blob);
      return createObjectURL(blob);
    };
    try {
      const buttons = [...search.querySelectorAll<HTMLElement>('.transcript button')];
      for (const label of ['Download text', 'Download HTML'])
        buttons.find(({ textContent }) => normalizeText(textContent) === label)?.click();
      await until(() => blobs.length === 2, 'both');
    } finally {
      URL.createObjectURL = createObjectURL;
    }
    const [text = '', page = ''] = await Promise.all(blobs.map((blob) => blob.text()));
    expect(text)
      .to.match(/^Conversation with Ana\n/)
      .and.to.include('Ana:\nMeet Zoë Müller <b>tomorrow</b>');
    expect(page).to.include('Meet Zoë Müller &#60;b&#62;tomorrow&#60;/b&#62;');
    const messages = [...reader.entries].filter(({ kind }) => kind === 'message');
    expect(page.match(/<article/g)).to.have.length(messages.length);
  });
});
