import { expect } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import { itWithDevtools } from '../../../support/browser/engine.js';
import { clickAt } from '../../../support/browser/pointer.js';
import { undoTyping } from '../../../support/harness/text-helpers.js';
import { markdownTextOf, type CustomerChat } from '../../../support/browser/customer-chat.js';
import {
  checkA11y,
  cleanUp,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../../support/browser/mount-session.js';
import type { ChatThreadHarness } from '../../../support/harness/chat-thread-harness.js';
import type { ComposerHarness } from '../../../support/harness/composer-harness.js';
import { openThread } from '../../../support/browser/open-thread.js';

const cannedResponses = {
  en: {
    Greeting: ['Hello {{customer.firstName}}, this is {{agent.firstName}}.', 'Good morning'],
    Orders: ['Your order {{order.number}} leaves on {{day}}.', 'Please send the order number'],
  },
  ar: { تحية: ['أهلًا {{customer.name}}'] },
};

/** Canned responses, emoji, shortcuts, the message field and the channel. */
describe('tools in the composer of <chat-thread>', () => {
  let emulator: Emulator;
  let desk: MountedSession;
  let thread: ChatThreadHarness;
  let composer: ComposerHarness;
  let chat: CustomerChat;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  async function openComposer(attributes = ''): Promise<void> {
    ({ mounted: desk, thread, composer, chat } = await openThread(emulator, { attributes, customer: 'Ana Sol' }));
  }

  const waitForCannedResponses = (description: string) => until(() => composer.cannedResponses.length > 0, description);

  describe('canned responses', () => {
    it('open on “/” at the start of a word, are filtered while typing, and have their placeholders filled', async () => {
      await openComposer();
      thread.element.cannedResponses = cannedResponses;
      await until(() => composer.button('Canned responses'), 'the composer has the canned responses');
      await thread.write('see a/b ');
      expect(composer.cannedPanel, '“/” inside a word does nothing').to.equal(null);
      await sendKeys({ type: '/' });
      await waitForCannedResponses('the list is open');
      expect(composer.cannedResponses.map((group) => group.split(':')[0])).to.deep.equal(['Greeting', 'Orders']);
      expect(composer.cannedStatusText).to.equal('4 responses');
      expect(composer.activeCannedResponse).to.equal('Hello Ana, this is Mara.');
      expect(composer.isFocused, 'the focus stays in the field').to.equal(true);
      await checkA11y(thread.element);

      await sendKeys({ type: 'ORD' });
      await until(() => composer.cannedStatusText === '2 responses', 'matches the category');
      await sendKeys({ press: 'Backspace' });
      await sendKeys({ press: 'Backspace' });
      await sendKeys({ press: 'Backspace' });
      await sendKeys({ type: 'good' });
      await until(() => composer.cannedResponses.join() === 'Greeting: Good morning', 'matches the text');
      await sendKeys({ type: 'x' });
      await until(() => composer.cannedStatusText === 'No matching canned responses', 'no match');
      await checkA11y(thread.element);
      await sendKeys({ press: 'Backspace' });
      await waitForCannedResponses('the match is listed again');
      await sendKeys({ press: 'Enter' });
      expect(composer.field.value).to.equal('see a/b Good morning');
      await until(() => composer.cannedPanel === null, 'the list is closed');
      expect((await chat.storedEvents('AGENT_MESSAGE')).length, 'nothing was sent').to.equal(0);

      await sendKeys({ type: ' /' });
      await waitForCannedResponses('the list is open again');
      await sendKeys({ press: 'ArrowUp' });
      await until(() => composer.activeCannedResponse === 'My responses…', 'wraps from the first to the last option');
      await sendKeys({ press: 'ArrowUp' });
      await until(() => composer.activeCannedResponse === 'Please send the order number', 'the response before it');
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'ArrowDown' });
      await until(() => composer.activeCannedResponse.startsWith('Hello'), 'wraps back to the first option');
      await sendKeys({ press: 'Tab' });
      expect(composer.field.value).to.equal('see a/b Good morning Hello Ana, this is Mara.');
      await undoTyping();
      expect(composer.field.value, 'the browser’s undo still works').not.to.include('Hello Ana');
    });

    it('say how many more there are than the list shows', async () => {
      await openComposer();
      thread.element.cannedResponses = { en: { Rates: Array.from({ length: 140 }, (_, i) => `Rate ${i}`) } };
      await until(() => composer.button('Canned responses'), 'the composer has the canned responses');
      await thread.write('/');
      await waitForCannedResponses('the list is open');
      expect(composer.cannedStatusText).to.equal('140 responses. 40 more. Type more to narrow the list.');
      await sendKeys({ type: 'rate 13' });
      await until(() => composer.cannedStatusText === '11 responses', 'the list is narrowed');
    });

    it('are searched over spaces while something matches', async () => {
      await openComposer();
      thread.element.cannedResponses = {
        en: { 'Order help': ['Where is it?', 'We look into it'], Thanks: ['Thank you for waiting, see /help or 1/2'] },
      };
      await until(() => composer.button('Canned responses'), 'the composer has the canned responses');
      await thread.write('/');
      await waitForCannedResponses('the list is open');
      await sendKeys({ type: 'order h' });
      await until(() => composer.cannedStatusText === '2 responses', 'a category with a space');
      await sendKeys({ type: 'elp we ' });
      await until(() => composer.cannedStatusText === '1 response', 'category and text');
      await sendKeys({ type: 'know' });
      await until(() => composer.cannedPanel === null, 'the list is closed when nothing matches');
      for (let i = 0; i < 4; i++) await sendKeys({ press: 'Backspace' });
      await waitForCannedResponses('the list is open where something matches');
      composer.field.select();
      await sendKeys({ type: '/thank you' });
      await until(() => composer.cannedResponses.join().startsWith('Thanks'), 'a text with a space');
      await sendKeys({ press: 'Enter' });
      expect(composer.field.value).to.equal('Thank you for waiting, see /help or 1/2');
      await sendKeys({ press: 'End' });
      await until(() => composer.cannedPanel === null, 'a slash of the inserted text does not open the list');
      await sendKeys({ press: 'Enter' });
      await thread.waitForMessage('Thank you for waiting, see /help or 1/2');
    });

    it('send nothing on Enter while the list is open: without a match, and before it is loaded', async () => {
      await openComposer();
      let answer: (response: Response) => void = () => undefined;
      desk.session.rest.cannedResponses = async () => {
        await new Promise<Response>((resolve) => (answer = resolve));
        return new Map([['en', [{ category: 'Refunds', texts: ['Your refund is on its way'] }]]]);
      };
      thread.element.cannedResponsesUrl = '/canned.json';
      await until(() => composer.button('Canned responses'), 'the composer has the canned responses');
      await thread.write('/refund is');
      await sendKeys({ press: 'Enter' });
      await until(() => composer.cannedStatusText === 'Loading canned responses…', 'the list is loading');
      await sendKeys({ press: 'Enter' });
      answer(new Response());
      await waitForCannedResponses('the list is loaded');
      composer.field.select();
      await sendKeys({ type: '/refnd' });
      await until(() => composer.cannedStatusText === 'No matching canned responses', 'nothing matches');
      expect(composer.cannedPanel?.textContent).to.include('Press Esc to close this list.');
      await checkA11y(thread.element);
      await sendKeys({ press: 'Enter' });
      await sendKeys({ down: 'Control' });
      await sendKeys({ press: 'Enter' });
      await sendKeys({ up: 'Control' });
      expect(composer.field.value).to.equal('/refnd');
      await sendKeys({ press: 'Escape' });
      await sendKeys({ type: ' is a typo' });
      await sendKeys({ press: 'Enter' });
      await thread.waitForMessage('/refnd is a typo');
      await until(async () => (await chat.storedEvents('AGENT_MESSAGE')).length > 0, 'it was sent');
      expect((await chat.storedEvents('AGENT_MESSAGE')).map(markdownTextOf)).to.deep.equal(['/refnd is a typo']);
    });

    it('leave Enter to a path that matches nothing', async () => {
      await openComposer();
      thread.element.cannedResponses = cannedResponses;
      await until(() => composer.button('Canned responses'), 'the composer has the canned responses');
      for (const text of ['see /etc/hosts', '/usr/local/bin', '/a/']) {
        await thread.write(text);
        await sendKeys({ press: 'Enter' });
        await thread.waitForMessage(text);
      }
      const countSent = async () => (await chat.storedEvents('AGENT_MESSAGE')).length;
      await until(async () => (await countSent()) === 3, 'they were sent');
    });

    it('are in the language of the page, also where the interface is not', async () => {
      await openComposer();
      thread.element.cannedResponses = { en: { A: ['Hello'] }, de: { A: ['Hallo'] }, 'de-CH': { A: ['Grüezi'] } };
      await until(() => composer.button('Canned responses'), 'the composer has the canned responses');
      await thread.write('/');
      for (const [lang, text] of Object.entries({ de: 'Hallo', 'de-CH': 'Grüezi', 'de-AT': 'Hallo', nl: 'Hello' })) {
        desk.element.lang = lang;
        await until(() => composer.cannedResponses.join() === `A: ${text}`, `${lang}: ${text}`);
      }
    });

    it('have Tab go to the next unfilled placeholder, and then on to the buttons', async () => {
      await openComposer();
      thread.element.cannedResponses = cannedResponses;
      await until(() => composer.button('Canned responses'), 'the composer has the canned responses');
      await thread.write('/leaves');
      await waitForCannedResponses('the list is open');
      await sendKeys({ press: 'Tab' });
      expect(composer.selectedText).to.equal('{{order.number}}');
      await sendKeys({ type: '8123' });
      await sendKeys({ press: 'Tab' });
      expect(composer.selectedText).to.equal('{{day}}');
      await sendKeys({ type: 'Monday' });
      await sendKeys({ press: 'Tab' });
      expect(composer.isFocused, 'no placeholder is left').to.equal(false);
      expect(composer.field.value).to.equal('Your order 8123 leaves on Monday.');
    });

    it('are cut to two lines in the list', async () => {
      await openComposer();
      thread.element.cannedResponses = { en: { Long: ['All we know about this. '.repeat(40)] } };
      await until(() => composer.button('Canned responses'), 'the composer has the canned responses');
      await thread.write('/');
      await waitForCannedResponses('the list is open');
      const option = composer.root.querySelector<HTMLElement>('[role="option"]') as HTMLElement;
      const lineHeight = Number.parseFloat(getComputedStyle(option).lineHeight);
      expect(option.clientHeight, 'two lines high')
        .to.be.greaterThan(2 * lineHeight)
        .and.lessThan(3 * lineHeight);
      expect(option.scrollHeight, 'no part of a third line').to.equal(option.clientHeight);
    });

    it('are not sent with an unfilled placeholder by a key that is held down, nor from a draft', async () => {
      await openComposer();
      thread.element.cannedResponses = cannedResponses;
      await until(() => composer.button('Canned responses'), 'the composer has the canned responses');
      desk.session.setDraft(chat.id, { text: 'Order {{order.number}}', replyTo: null, whisper: false });
      await until(() => composer.field.value !== '', 'the draft is shown');
      composer.field.focus();
      await sendKeys({ press: 'Enter' });
      expect(composer.selectedText).to.equal('{{order.number}}');
      expect(composer.field.value).to.equal('Order {{order.number}}');
      await sendKeys({ press: 'Backspace' });
      await sendKeys({ press: 'Enter' });
      await thread.waitForMessage('Order');
      await thread.write('/leaves');
      await waitForCannedResponses('the list is open');
      for (let i = 0; i < 4; i++) await sendKeys({ down: 'Enter' });
      await sendKeys({ up: 'Enter' });
      expect(composer.selectedText).to.equal('{{order.number}}');
      await sendKeys({ type: '1' });
      expect(composer.field.value).to.equal('Your order 1 leaves on {{day}}.');
    });

    it('select an unfilled placeholder, and require a second Enter to send it', async () => {
      await openComposer();
      thread.element.cannedResponses = cannedResponses;
      await until(() => composer.button('Canned responses'), 'the composer has the canned responses');
      await thread.write('/leaves');
      await waitForCannedResponses('the list is open');
      await sendKeys({ press: 'Enter' });
      expect(composer.field.value).to.equal('Your order {{order.number}} leaves on {{day}}.');
      expect(composer.selectedText).to.equal('{{order.number}}');
      await sendKeys({ type: '8123' });
      await sendKeys({ press: 'Enter' });
      expect(composer.selectedText).to.equal('{{day}}');
      await until(
        () => composer.errorText === '{{day}} is not filled in. Send again to send it as it is.',
        'the unfilled placeholder is named',
      );
      await checkA11y(thread.element);
      await sendKeys({ type: 'Monday' });
      await sendKeys({ press: 'Enter' });
      await thread.waitForMessage('Your order 8123 leaves on Monday.');
      await thread.write('/leaves');
      await waitForCannedResponses('the list is open again');
      await sendKeys({ press: 'Enter' });
      await sendKeys({ press: 'Enter' });
      await sendKeys({ press: 'Enter' });
      await until(
        async () => (await chat.storedEvents('AGENT_MESSAGE')).length === 2,
        'the message is sent with the placeholder',
      );
      expect(markdownTextOf((await chat.storedEvents('AGENT_MESSAGE'))[1])).to.include('{{day}}');
    });

    it('close on Escape and stay closed for this “/”; open and insert by pointer', async () => {
      await openComposer();
      thread.element.cannedResponses = cannedResponses;
      await until(() => composer.button('Canned responses'), 'the composer has the canned responses');
      await thread.write('/');
      await waitForCannedResponses('the list is open');
      await sendKeys({ press: 'Escape' });
      await until(() => composer.cannedPanel === null, 'the list is closed');
      await sendKeys({ type: 'or' });
      expect(composer.cannedPanel).to.equal(null);
      expect(composer.field.value).to.equal('/or');
      composer.field.select();
      await sendKeys({ press: 'Delete' });
      composer.button('Canned responses')?.click();
      await waitForCannedResponses('the button opens the list');
      const options = [...composer.root.querySelectorAll<HTMLElement>('[role="option"]')];
      options[1]?.click();
      expect(composer.field.value).to.equal('Good morning');
      expect(composer.isFocused).to.equal(true);
      await sendKeys({ type: ' /' });
      await waitForCannedResponses('the list is open');
      composer.field.blur();
      await until(() => composer.cannedPanel === null, 'the list closes when the field loses the focus');
    });

    it('are loaded from a URL without the agent’s token, in the language of the interface', async () => {
      const authorizationHeaders: (string | null)[] = [];
      const originalFetch = window.fetch;
      let shouldFail = true;
      window.fetch = (input, init) => {
        if (!String(input).endsWith('/answers.json')) return originalFetch(input, init);
        authorizationHeaders.push(new Headers(init?.headers).get('Authorization'));
        return Promise.resolve(
          shouldFail ? new Response('', { status: 500 }) : new Response(JSON.stringify(cannedResponses)),
        );
      };
      try {
        await openComposer('canned-responses-url="/answers.json" lang="ar"');
        await thread.write('/');
        await until(() => composer.cannedStatusText === 'تعذّر تحميل الردود الجاهزة.', 'the failure is shown');
        shouldFail = false;
        await sendKeys({ press: 'Backspace' });
        await until(() => composer.cannedPanel === null, 'the list is closed');
        await sendKeys({ type: '/' });
        await waitForCannedResponses('the second attempt succeeds');
        expect(composer.cannedResponses).to.deep.equal(['تحية: أهلًا Ana Sol']);
        await checkA11y(thread.element);
        await sendKeys({ press: 'Enter' });
        expect(composer.field.value).to.equal('أهلًا Ana Sol');
        expect(authorizationHeaders).to.deep.equal([null, null]);
      } finally {
        window.fetch = originalFetch;
      }
    });

    it('have no button and no list when the host provides none', async () => {
      await openComposer();
      expect(composer.button('Canned responses')).to.equal(undefined);
      await thread.write('/hello');
      expect(composer.cannedPanel).to.equal(null);
      await sendKeys({ press: 'Enter' });
      await thread.waitForMessage('/hello');
    });
  });

  describe('emoji', () => {
    it('are found by keyword, inserted at the cursor, and listed as recently used', async () => {
      await openComposer();
      await thread.write('ab');
      composer.field.setSelectionRange(1, 1);
      await composer.openEmoji();
      expect(composer.emojiGroups.length).to.equal(9);
      expect(composer.emoji.length).to.be.greaterThan(100);
      await checkA11y(thread.element);
      await sendKeys({ type: 'parcel' });
      await until(() => composer.emoji.includes('📦'), 'found by a keyword');
      expect(composer.emojiRoot?.querySelector('[role="status"]')?.textContent.trim()).to.match(/^\d+ emoji$/);
      await checkA11y(thread.element);
      const [firstMatch] = composer.emoji;
      await sendKeys({ press: 'Enter' });
      expect(composer.field.value).to.equal(`a${firstMatch ?? ''}b`);
      await until(() => composer.emojiRoot === null && composer.isFocused, 'the focus is back in the field');
      await sendKeys({ type: '!' });
      expect(composer.field.value).to.match(/^a\S+!b$/);

      await composer.openEmoji();
      await until(() => composer.emojiGroups[0] === 'Recently used', 'there is a group of recently used emoji');
      expect(composer.emoji.length).to.equal(1);
      await sendKeys({ type: 'zzzz' });
      await until(() => composer.emoji.length === 0, 'no match');
      expect(composer.emojiRoot?.querySelector('[role="status"]')?.textContent.trim()).to.equal('No emoji found');
    });

    it('can be navigated by keyboard; Escape returns to the field', async () => {
      await openComposer();
      await thread.write('Hi ');
      await composer.openEmoji();
      const firstEmoji = composer.emoji[0];
      await sendKeys({ press: 'ArrowDown' });
      await until(() => composer.focusedEmoji === firstEmoji, 'focus moves into the grid');
      await sendKeys({ press: 'ArrowRight' });
      await until(() => composer.focusedEmoji === composer.emoji[1], 'one column right');
      await sendKeys({ press: 'ArrowDown' });
      await until(() => composer.focusedEmoji === composer.emoji[9], 'one row down');
      await sendKeys({ press: 'End' });
      await until(() => composer.focusedEmoji === composer.emoji.at(-1), 'the last emoji');
      await sendKeys({ press: 'Home' });
      await until(() => composer.focusedEmoji === firstEmoji, 'the first emoji');
      await sendKeys({ press: 'ArrowUp' });
      await until(
        () => composer.emojiRoot?.activeElement instanceof HTMLInputElement,
        'focus is back in the search field',
      );
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'ArrowRight' });
      await until(
        () => composer.emojiRoot?.activeElement?.getAttribute('aria-label') === 'People and body',
        'the next group',
      );
      expect(composer.emoji[0]).to.equal('👋');
      await sendKeys({ press: 'Escape' });
      await until(() => composer.emojiRoot === null && composer.isFocused, 'the focus is back in the field');
      expect(composer.field.value).to.equal('Hi ');
    });
  });

  describe('shortcuts', () => {
    it('are listed on “?” in the empty field, on “?” in the messages, and by a button', async () => {
      await openComposer();
      thread.element.cannedResponses = cannedResponses;
      await until(() => composer.button('Canned responses'), 'the composer has the canned responses');
      await thread.write('?');
      await until(() => composer.shortcutsDialog?.open, 'the dialog is open');
      expect(composer.shortcutsDialog?.textContent).to.include('New line');
      expect(composer.shortcutsDialog?.textContent).to.include('Canned responses');
      expect(composer.shortcutsDialog?.textContent).to.include('One page up or down');
      await checkA11y(thread.element);
      await sendKeys({ press: 'Escape' });
      await until(() => composer.shortcutsDialog === null && composer.isFocused, 'the focus is back in the field');
      expect(composer.field.value).to.equal('');

      await sendKeys({ type: '?' });
      await until(() => composer.shortcutsDialog?.open, 'the dialog is open');
      await sendKeys({ type: '?' });
      await until(() => composer.field.value === '?', 'a second “?” inserts it as text');
      await sendKeys({ type: '?' });
      expect(composer.field.value, '“?” after other text is inserted').to.equal('??');

      thread.messages[0]?.focus();
      await sendKeys({ type: '?' });
      await until(() => composer.shortcutsDialog?.open, 'opened from the messages');
      await sendKeys({ press: 'Escape' });
      await until(() => composer.shortcutsDialog === null, 'the dialog is closed');
      composer.button('Keyboard shortcuts')?.click();
      await until(() => composer.shortcutsDialog?.open, 'opened by the button');
      thread.element.lang = 'ar';
      await until(() => composer.shortcutsDialog?.textContent.includes('سطر جديد'), 'in Arabic');
      await checkA11y(thread.element);
    });
  });

  describe('the field', () => {
    const sendDevToolsCommand = (method: string, params: unknown) =>
      executeServerCommand('devtools', { method, params });

    itWithDevtools('does not send on Enter during an input method composition', async () => {
      await openComposer();
      thread.element.cannedResponses = cannedResponses;
      await until(() => composer.button('Canned responses'), 'the composer has the canned responses');
      composer.field.focus();
      await sendDevToolsCommand('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
      await until(() => composer.field.value === 'にほん', 'the composition has started');
      const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
      await sendDevToolsCommand('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
      await sendDevToolsCommand('Input.imeSetComposition', { text: '日本', selectionStart: 2, selectionEnd: 2 });
      await sendDevToolsCommand('Input.insertText', { text: '日本' });
      await until(() => composer.field.value === '日本', 'the composition is committed');
      expect(thread.messageTexts, 'nothing was sent').to.deep.equal(['Hello']);
      await sendKeys({ press: 'Enter' });
      await thread.waitForMessage('日本');
      await until(
        async () => (await chat.storedEvents('AGENT_MESSAGE')).map(markdownTextOf).join() === '日本',
        'sent once',
      );
    });

    it('grows with its text up to a maximum height', async () => {
      await openComposer();
      const heights = [composer.field.offsetHeight];
      for (const lineCount of [1, 3, 60]) {
        desk.session.setDraft(chat.id, { text: 'line\n'.repeat(lineCount), replyTo: null, whisper: false });
        await until(() => composer.field.value.length === 5 * lineCount, `${lineCount} lines`);
        await until(() => composer.field.offsetHeight > (heights.at(-1) ?? 0), `it grows with ${lineCount} lines`);
        heights.push(composer.field.offsetHeight);
      }
      const many = composer.field.offsetHeight;
      expect(many).to.be.lessThan(200);
      expect(composer.field.scrollHeight, 'it scrolls beyond the maximum').to.be.greaterThan(many);
    });
  });

  describe('the channel', () => {
    it('is named in the placeholder; a change the agent did not make is announced', async () => {
      await openComposer();
      expect(composer.field.placeholder.replaceAll(/[\u2066-\u2069]/g, '')).to.equal('Message to Ana Sol');
      await chat.joinChannel('WHATSAPP');
      await until(() => composer.statusText === 'You are now replying via WHATSAPP.', 'the change is announced');
      expect(composer.field.placeholder.replaceAll(/[\u2066-\u2069]/g, '')).to.equal('Message to Ana Sol via WHATSAPP');
      await checkA11y(thread.element);
      const select = await until(() => thread.channelSelect, 'the channel select is shown');
      select.value = chat.channelSessionId;
      select.dispatchEvent(new Event('change'));
      await until(() => composer.field.placeholder.endsWith('WEB\u2069'), 'the selected channel is named');
      expect(composer.statusText, 'no announcement for the agent’s own choice').to.equal('');
    });
  });

  it('formats the selection by a button and by keys, where the administrator allows it', async () => {
    ({ composer } = await openThread(emulator));
    const root = composer.field.getRootNode() as ShadowRoot;
    const opener = () => root.querySelector<HTMLButtonElement>('button[aria-label="Formatting"]');
    const bar = () => root.querySelector('agent-desk-formatting-bar');
    composer.field.focus();
    await sendKeys({ type: 'very good' });
    composer.field.setSelectionRange(0, 4);
    opener()?.click();
    const bold = await until(() => bar()?.shadowRoot?.querySelector<HTMLElement>('[aria-label="Bold"]'), 'the buttons');
    composer.field.focus();
    composer.field.setSelectionRange(0, 4);
    await clickAt(bold);
    await until(() => composer.field.value === '**very** good', 'it is bold');
    expect(root.activeElement, 'the focus stays in the field').to.equal(composer.field);
    await checkA11y(composer.element);
    composer.field.setSelectionRange(9, 13);
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'i' });
    await sendKeys({ up: 'Control' });
    await until(() => composer.field.value === '**very** *good*', 'it is italic');
  });
});
