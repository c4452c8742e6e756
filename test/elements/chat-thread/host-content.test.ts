import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/elements/chat-thread/chat-thread.define.js';
import type { Message } from '../../../src/domain/index.js';
import {
  renderByHost,
  type MessageRenderer,
  type TranslationRequest,
} from '../../../src/elements/chat-thread/host-content.js';
import { checkA11y, cleanUp, startEmulator, until, type Emulator } from '../../support/browser/mount-session.js';
import { openChat } from '../../support/browser/customer-chat.js';
import { openThread } from '../../support/browser/open-thread.js';
import { waitForHand } from '../../support/browser/pointer.js';
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

  it('inserts texts and sets drafts in the conversation that was chosen just before', async () => {
    const { element, composer, mounted, chat: ana } = await openThread(emulator, { text: 'Hello' });
    const { session } = mounted;
    const ben = await openChat(emulator, mounted, 'Ben', { text: 'Hi' });
    const draftsOf = (): readonly (string | undefined)[] =>
      [ana, ben].map(({ id }) => session.state.local.drafts.get(id)?.text);
    session.activate(ana.id);
    await until(() => composer.field.placeholder.includes('Ana'), 'Ana’s conversation');
    session.activate(ben.id);
    expect(element.setDraft('Dear Ben')).to.equal(true);
    expect(draftsOf()).to.deep.equal([undefined, 'Dear Ben']);
    element.conversationId = ana.id;
    expect(element.insertText('Dear Ana')).to.equal(true);
    expect(draftsOf()).to.deep.equal(['Dear Ana', 'Dear Ben']);
    element.conversationId = ben.id;
    expect(element.setDraft('Good morning')).to.equal(true);
    element.conversationId = null;
    session.activate(ana.id);
    expect(element.insertText('!')).to.equal(true);
    expect(draftsOf()).to.deep.equal(['Dear Ana!', 'Good morning']);
    element.readOnly = true;
    expect(element.setDraft('nothing')).to.equal(false);
    expect(draftsOf()).to.deep.equal(['Dear Ana!', 'Good morning']);
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

  it('keeps the content of a fragment, and takes what is no node for a mistake of the page', () => {
    const message = { id: 'm' } as unknown as Message;
    const fragment = document.createRange().createContextualFragment('<b>Order</b> 42');
    const fromFragment = { current: (): Node => fragment };
    document.createElement('div').append(renderByHost(fromFragment, message) ?? '');
    expect(renderByHost(fromFragment, message)?.textContent).to.equal('Order 42');
    const errors: unknown[] = [];
    const { error: consoleError } = console;
    console.error = (text: unknown) => errors.push(text);
    const nodes = [() => Promise.resolve(fragment), () => 'text', () => undefined, () => null].map((renderer) =>
      renderByHost({ current: renderer as MessageRenderer }, message),
    );
    console.error = consoleError;
    expect(nodes).to.deep.equal([null, null, null, null]);
    expect(errors.map(String)).to.deep.equal(Array(2).fill('[agent-desk] A renderer for messages failed: TypeError.'));
  });

  it('takes functions that a framework makes again at every render for the same', async () => {
    const { element, thread, chat } = await openThread(emulator, { text: 'Hallo' });
    const calls: string[] = [];
    const render = (count: number): void => {
      element.messageRenderers = { text: ({ body }) => div(`${calls.push('render')} ${body.text}`) };
      element.messageFooter = () => div(`footer ${calls.push('footer')}`);
      element.suggestions = ({ message }) => [{ text: `${calls.push('suggest')} ${count} ${message.body.text}` }];
    };
    const translate = (): void => {
      element.translator = ({ text }) => `${calls.push('translate')} ${text}`;
    };
    const suggested = () =>
      composerRoot(element)?.querySelector('agent-desk-reply-suggestions')?.shadowRoot?.textContent ?? '';
    const shown = () => normalizeText(thread.messages.at(-1)?.textContent);
    render(1);
    await until(() => shown().includes('Hallo') && suggested().includes('Hallo'), 'the content of the page');
    const before = [calls.join(), shown(), suggested()];
    for (const count of [2, 3]) {
      render(count);
      await element.updateComplete;
      expect([calls.join(), shown(), suggested()]).to.deep.equal(before);
    }
    await chat.sendText('Zweite');
    await until(() => suggested().includes('3 Zweite'), 'the latest function is called');
    element.messageRenderers = {};
    translate();
    await until(() => /translate/.test(calls.join()) && shown().includes('Zweite'), 'the translations');
    await until(() => calls.filter((call) => call === 'translate').length === 2, 'both are translated');
    translate();
    await element.updateComplete;
    await chat.sendText('Dritte');
    await until(() => calls.filter((call) => call === 'translate').length === 3, 'only the new one is');
    const translateTo = (language: string): void => {
      element.translator = ({ text }) => `${language}: ${text}`;
    };
    for (const language of ['fr', 'es']) {
      element.translator = null;
      translateTo(language);
      await until(() => shown().includes(`${language}: Dritte`), 'null, and a function of the same source text');
    }
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

  it('shows every suggested reply, and in a title the whole of one that is cut', async () => {
    const { element } = await openThread(emulator, { text: 'First' });
    const texts = [
      'One',
      'Two',
      'Three',
      'Four',
      'Five',
      'Six',
      `A long one. ${'It goes on and on. '.repeat(40)}The end.`,
    ];
    element.suggestions = () => texts.map((text) => ({ text }));
    const shown = () => [
      ...(composerRoot(element)
        ?.querySelector('agent-desk-reply-suggestions')
        ?.shadowRoot?.querySelectorAll<HTMLElement>('li .text') ?? []),
    ];
    await until(
      () => shown().length === texts.length,
      () => `all are shown (${shown().length})`,
    );
    expect(shown().map(({ title }) => title)).to.deep.equal(texts);
    const height = shown()[0]?.closest('ul')?.getBoundingClientRect().height ?? 0;
    expect(height, 'one row').to.be.lessThan(100);
  });

  it('shows what the customer writes translated, the original one click away, and says what failed', async () => {
    const { element, thread, chat } = await openThread(emulator, { text: 'Hallo' });
    const requests: TranslationRequest[] = [];
    let isBroken = true;
    element.translator = (request) => {
      requests.push(request);
      if (request.text === 'kaputt' && isBroken) throw new Error('a mistake of the page');
      return request.text === 'OK' ? null : `Hello (${request.text})`;
    };
    const texts = () => thread.messages.map((message) => normalizeText(message.textContent));
    const button = (text: string) =>
      thread.messages
        .flatMap((message) => [...message.querySelectorAll('button')])
        .find(({ textContent }) => normalizeText(textContent) === text);
    await until(() => texts().some((text) => text.includes('Hello (Hallo)')), 'it is translated');
    expect(requests[0]).to.include({ direction: 'incoming', text: 'Hallo', language: 'en', conversationId: chat.id });
    button('Show original')?.click();
    await until(() => button('Show translation') && !texts().join().includes('Hello (Hallo)'), 'the original');
    button('Show translation')?.click();
    await chat.sendText('OK');
    await chat.sendText('kaputt');
    await until(
      () => texts().some((text) => text.includes('kaputt') && text.includes("Couldn't translate")),
      'it says so',
    );
    expect(texts().find((text) => text.includes('OK'))).to.not.include('original');
    isBroken = false;
    button('Try again')?.click();
    await until(() => texts().some((text) => text.includes('Hello (kaputt)')), 'it is translated later');
    const [first] = requests;
    element.translator = null;
    await until(() => !texts().join().includes('Hello ('), 'nothing is translated any more');
    expect(first?.signal.aborted).to.equal(true);
  });

  it('sends a translation once the agent has seen it, and drops it when the agent goes on writing', async () => {
    const { element, composer, thread } = await openThread(emulator, { text: 'Hallo' });
    const requests: TranslationRequest[] = [];
    const answers: ((text: string | null) => void)[] = [];
    element.translator = async (request) => {
      if (request.direction === 'incoming') return null;
      requests.push(request);
      return new Promise((resolve) => answers.push(resolve));
    };
    const preview = () => composerRoot(element)?.querySelector('agent-desk-outgoing-translation');
    const previewText = () => normalizeText(preview()?.shadowRoot?.textContent);
    composer.field.focus();
    await sendKeys({ type: 'Good' });
    await sendKeys({ press: 'Enter' });
    await until(() => answers.length === 1, 'the first request');
    await sendKeys({ type: ' morning' });
    await until(() => preview() === null, 'it is outdated');
    expect(requests[0]?.signal.aborted).to.equal(true);
    answers[0]?.('Gut');
    await sendKeys({ press: 'Enter' });
    await until(() => answers.length === 2, 'the second request');
    await sendKeys({ press: 'Enter' });
    answers[1]?.('Guten Morgen');
    await until(() => previewText().includes('The customer will read: Guten Morgen'), 'the preview');
    await checkA11y(element);
    expect(thread.messageTexts.join(), 'Enter before there is a translation sends nothing').to.not.include('Guten');
    await waitForHand();
    await sendKeys({ press: 'Enter' });
    await thread.waitForMessage('Guten Morgen');
    await until(() => composer.field.value === '' && preview() === null, 'it is sent');
    expect(thread.messageTexts.join()).to.not.include('Good morning');
  });
});
