import { expect } from '@open-wc/testing';
import '../../../src/elements/chat-thread/chat-thread.define.js';
import { cleanUp, startEmulator, until, type Emulator } from '../../support/browser/mount-session.js';
import { openThread } from '../../support/browser/open-thread.js';
import { normalizeText } from '../../support/harness/text-helpers.js';

describe('content of the page in a thread', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => cleanUp(emulator));

  const composerRoot = (element: Element): ShadowRoot | null =>
    element.shadowRoot?.querySelector('agent-desk-composer')?.shadowRoot ?? null;
  const counterText = (element: Element): string =>
    normalizeText(composerRoot(element)?.querySelector('[part="counter"]')?.textContent);
  const div = (text: string): HTMLElement => Object.assign(document.createElement('div'), { textContent: text });

  it('inserts texts, sets drafts, limits characters by channel, and fills the slots', async () => {
    const { element, composer } = await openThread(emulator, { text: 'Hello' });
    expect(element.setDraft('Dear Ana')).to.equal(true);
    await until(() => composer.field.value === 'Dear Ana', 'the draft');
    composer.field.setSelectionRange(5, 8);
    expect(element.insertText('Ms. Reyes')).to.equal(true);
    expect(composer.field.value).to.equal('Dear Ms. Reyes');
    element.characterLimits = { WEB: 20 };
    await until(() => counterText(element).includes('6 characters left'), 'what is left');
    element.setDraft('x'.repeat(21));
    await until(() => counterText(element).includes('1 character over the limit'), 'it is too long');
    for (const slot of ['head', 'above-composer', 'composer-toolbar']) {
      const own = div(slot);
      own.slot = slot;
      element.append(own);
      await until(() => own.getBoundingClientRect().height > 0, `${slot} is shown`);
    }
  });

  it('renders messages and adds to them by functions of the page, once for each', async () => {
    const { element, thread, chat } = await openThread(emulator, { text: 'Hello' });
    const calls: string[] = [];
    element.messageRenderers = {
      text: ({ body }) => {
        calls.push(body.text);
        if (body.text === 'broken') throw new Error('a mistake of the page');
        return body.text.startsWith('#') ? div(`Order ${body.text}`) : null;
      },
    };
    element.messageFooter = ({ body }) => (body.text === '#42' ? div('Rated 5') : null);
    await chat.sendText('#42');
    await chat.sendText('broken');
    await thread.waitForMessage('broken');
    const order = await until(
      () =>
        thread.messages.map((message) => normalizeText(message.textContent)).find((text) => text.includes('Order #42')),
      'the page’s own content',
    );
    expect(order).to.include('Rated 5');
    expect(thread.messageTexts.join()).to.include('Hello');
    expect(calls.filter((text) => text === '#42')).to.deep.equal(['#42']);
  });

  it('shows suggested replies with their source, and none that are outdated', async () => {
    const { element, composer, chat } = await openThread(emulator, { text: 'First' });
    const root = (): ShadowRoot | null =>
      composerRoot(element)?.querySelector('agent-desk-reply-suggestions')?.shadowRoot ?? null;
    const shown = () =>
      [...(root()?.querySelectorAll('li .insert') ?? [])].map(({ textContent }) => normalizeText(textContent));
    const signals: AbortSignal[] = [];
    let answerFirst: (() => void) | undefined;
    element.suggestions = async ({ message, signal }) => {
      signals.push(signal);
      if (message.body.text === 'First') await new Promise<void>((resolve) => (answerFirst = resolve));
      return [{ text: `About ${message.body.text}`, source: 'Handbook' }, { text: ' ' }];
    };
    await until(() => signals.length === 1, 'the first request');
    await chat.sendText('Second');
    await until(
      () => shown().join() === 'About Second Handbook',
      () => `the second (${shown().join()})`,
    );
    expect(signals[0]?.aborted).to.equal(true);
    answerFirst?.();
    root()?.querySelector<HTMLElement>('.insert')?.click();
    await until(() => composer.field.value === 'About Second', 'it is in the field');
    expect(shown()).to.deep.equal([]);
  });
});
