import { expect } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
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

/** Help with writing: ready-made answers, emoji, shortcuts. */
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

  const waitForAnswers = (description: string) => until(() => composer.cannedResponses.length > 0, description);

  describe('ready-made answers', () => {
    it('open on “/” at the beginning of a word, narrow with every letter, and are filled in', async () => {
      await openComposer();
      thread.element.cannedResponses = cannedResponses;
      await until(() => composer.button('Canned responses'), 'the answers are known where one writes');
      await thread.write('see a/b ');
      expect(composer.cannedPanel, 'inside a word it is a sign like any other').to.equal(null);
      await sendKeys({ type: '/' });
      await waitForAnswers('the answers are there');
      expect(composer.cannedResponses.map((group) => group.split(':')[0])).to.deep.equal(['Greeting', 'Orders']);
      expect(composer.cannedStatusText).to.equal('4 responses');
      expect(composer.activeCannedResponse).to.equal('Hello Ana, this is Mara.');
      expect(composer.isFocused, 'the cursor stays where it is').to.equal(true);
      await checkA11y(thread.element);

      await sendKeys({ type: 'ORD' });
      await until(() => composer.cannedStatusText === '2 responses', 'the category is found');
      await sendKeys({ press: 'Backspace' });
      await sendKeys({ press: 'Backspace' });
      await sendKeys({ press: 'Backspace' });
      await sendKeys({ type: 'good' });
      await until(() => composer.cannedResponses.join() === 'Greeting: Good morning', 'the text is found');
      await sendKeys({ type: 'x' });
      await until(() => composer.cannedStatusText === 'No matching canned responses', 'nothing fits');
      await checkA11y(thread.element);
      await sendKeys({ press: 'Backspace' });
      await waitForAnswers('it is back');
      await sendKeys({ press: 'Enter' });
      expect(composer.field.value).to.equal('see a/b Good morning');
      await until(() => composer.cannedPanel === null, 'the list is gone');
      expect((await chat.storedEvents('AGENT_MESSAGE')).length, 'nothing was sent').to.equal(0);

      await sendKeys({ type: ' /' });
      await waitForAnswers('the answers are there again');
      await sendKeys({ press: 'ArrowUp' });
      await until(() => composer.activeCannedResponse === 'Please send the order number', 'from the first to the last');
      await sendKeys({ press: 'ArrowDown' });
      await until(() => composer.activeCannedResponse.startsWith('Hello'), 'and back');
      await sendKeys({ press: 'Tab' });
      expect(composer.field.value).to.equal('see a/b Good morning Hello Ana, this is Mara.');
      await sendKeys({ down: 'Control' });
      await sendKeys({ press: 'z' });
      await sendKeys({ up: 'Control' });
      expect(composer.field.value, 'the browser’s undo still works').not.to.include('Hello Ana');
    });

    it('show no more than two lines of a long one', async () => {
      await openComposer();
      thread.element.cannedResponses = { en: { Long: ['All we know about this. '.repeat(40)] } };
      await until(() => composer.button('Canned responses'), 'the answers are known where one writes');
      await thread.write('/');
      await waitForAnswers('the answer is there');
      const option = composer.root.querySelector<HTMLElement>('[role="option"]') as HTMLElement;
      const lineHeight = Number.parseFloat(getComputedStyle(option).lineHeight);
      expect(option.clientHeight, 'two lines')
        .to.be.greaterThan(2 * lineHeight)
        .and.lessThan(3 * lineHeight);
      expect(option.scrollHeight, 'and nothing of a third').to.equal(option.clientHeight);
    });

    it('select what is still to be filled in, and ask before it is sent as it is', async () => {
      await openComposer();
      thread.element.cannedResponses = cannedResponses;
      await until(() => composer.button('Canned responses'), 'the answers are known where one writes');
      await thread.write('/leaves');
      await waitForAnswers('the answer is there');
      await sendKeys({ press: 'Enter' });
      expect(composer.field.value).to.equal('Your order {{order.number}} leaves on {{day}}.');
      expect(composer.selectedText).to.equal('{{order.number}}');
      await sendKeys({ type: '8123' });
      await sendKeys({ press: 'Enter' });
      expect(composer.selectedText).to.equal('{{day}}');
      await until(
        () => composer.errorText === '{{day}} is not filled in. Send again to send it as it is.',
        'it is said',
      );
      await checkA11y(thread.element);
      await sendKeys({ type: 'Monday' });
      await sendKeys({ press: 'Enter' });
      await thread.waitForMessage('Your order 8123 leaves on Monday.');
      await thread.write('/leaves');
      await waitForAnswers('again');
      await sendKeys({ press: 'Enter' });
      await sendKeys({ press: 'Enter' });
      await sendKeys({ press: 'Enter' });
      await until(async () => (await chat.storedEvents('AGENT_MESSAGE')).length === 2, 'as it is, then');
      expect(markdownTextOf((await chat.storedEvents('AGENT_MESSAGE'))[1])).to.include('{{day}}');
    });

    it('close by Escape and leave the “/” alone from then on; come by pointer, too', async () => {
      await openComposer();
      thread.element.cannedResponses = cannedResponses;
      await until(() => composer.button('Canned responses'), 'the answers are known where one writes');
      await thread.write('/');
      await waitForAnswers('the answers are there');
      await sendKeys({ press: 'Escape' });
      await until(() => composer.cannedPanel === null, 'the list is gone');
      await sendKeys({ type: 'or' });
      expect(composer.cannedPanel).to.equal(null);
      expect(composer.field.value).to.equal('/or');
      composer.field.select();
      await sendKeys({ press: 'Delete' });
      composer.button('Canned responses')?.click();
      await waitForAnswers('the button opens them');
      const options = [...composer.root.querySelectorAll<HTMLElement>('[role="option"]')];
      options[1]?.click();
      expect(composer.field.value).to.equal('Good morning');
      expect(composer.isFocused).to.equal(true);
      await sendKeys({ type: ' /' });
      await waitForAnswers('the answers are there');
      composer.field.blur();
      await until(() => composer.cannedPanel === null, 'whoever leaves the field has done with it');
    });

    it('are fetched from an address without the agent’s token, in the language of the desk', async () => {
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
        await until(
          () => composer.cannedStatusText === 'تعذّر تحميل الردود الجاهزة.',
          'it is said that they did not come',
        );
        shouldFail = false;
        await sendKeys({ press: 'Backspace' });
        await until(() => composer.cannedPanel === null, 'the list is gone');
        await sendKeys({ type: '/' });
        await waitForAnswers('they came the second time');
        expect(composer.cannedResponses).to.deep.equal(['تحية: أهلًا Ana Sol']);
        await checkA11y(thread.element);
        await sendKeys({ press: 'Enter' });
        expect(composer.field.value).to.equal('أهلًا Ana Sol');
        expect(authorizationHeaders).to.deep.equal([null, null]);
      } finally {
        window.fetch = originalFetch;
      }
    });

    it('are nothing where the host gives none', async () => {
      await openComposer();
      expect(composer.button('Canned responses')).to.equal(undefined);
      await thread.write('/hello');
      expect(composer.cannedPanel).to.equal(null);
      await sendKeys({ press: 'Enter' });
      await thread.waitForMessage('/hello');
    });
  });

  describe('emoji', () => {
    it('are found by name, go where the cursor is, and are remembered', async () => {
      await openComposer();
      await thread.write('ab');
      composer.field.setSelectionRange(1, 1);
      await composer.openEmoji();
      expect(composer.emojiGroups.length).to.equal(9);
      expect(composer.emoji.length).to.be.greaterThan(100);
      await checkA11y(thread.element);
      await sendKeys({ type: 'parcel' });
      await until(() => composer.emoji.includes('📦'), 'it is found by another word');
      expect(composer.emojiRoot?.querySelector('[role="status"]')?.textContent.trim()).to.match(/^\d+ emoji$/);
      await checkA11y(thread.element);
      const [firstMatch] = composer.emoji;
      await sendKeys({ press: 'Enter' });
      expect(composer.field.value).to.equal(`a${firstMatch ?? ''}b`);
      await until(() => composer.emojiRoot === null && composer.isFocused, 'the agent goes on writing');
      await sendKeys({ type: '!' });
      expect(composer.field.value).to.match(/^a\S+!b$/);

      await composer.openEmoji();
      await until(() => composer.emojiGroups[0] === 'Recently used', 'what was used is kept');
      expect(composer.emoji.length).to.equal(1);
      await sendKeys({ type: 'zzzz' });
      await until(() => composer.emoji.length === 0, 'nothing is called that');
      expect(composer.emojiRoot?.querySelector('[role="status"]')?.textContent.trim()).to.equal('No emoji found');
    });

    it('are walked through by keys; Escape leads back to the text', async () => {
      await openComposer();
      await thread.write('Hi ');
      await composer.openEmoji();
      const firstEmoji = composer.emoji[0];
      await sendKeys({ press: 'ArrowDown' });
      await until(() => composer.focusedEmoji === firstEmoji, 'into the grid');
      await sendKeys({ press: 'ArrowRight' });
      await until(() => composer.focusedEmoji === composer.emoji[1], 'to the right');
      await sendKeys({ press: 'ArrowDown' });
      await until(() => composer.focusedEmoji === composer.emoji[9], 'a row down');
      await sendKeys({ press: 'End' });
      await until(() => composer.focusedEmoji === composer.emoji.at(-1), 'to the last');
      await sendKeys({ press: 'Home' });
      await until(() => composer.focusedEmoji === firstEmoji, 'to the first');
      await sendKeys({ press: 'ArrowUp' });
      await until(() => composer.emojiRoot?.activeElement instanceof HTMLInputElement, 'back to the search');
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'ArrowRight' });
      await until(
        () => composer.emojiRoot?.activeElement?.getAttribute('aria-label') === 'People and body',
        'another kind',
      );
      expect(composer.emoji[0]).to.equal('👋');
      await sendKeys({ press: 'Escape' });
      await until(() => composer.emojiRoot === null && composer.isFocused, 'back to the text');
      expect(composer.field.value).to.equal('Hi ');
    });
  });

  describe('shortcuts', () => {
    it('are listed by “?” in the empty field, by “?” in the messages and by a button', async () => {
      await openComposer();
      thread.element.cannedResponses = cannedResponses;
      await until(() => composer.button('Canned responses'), 'the answers are known where one writes');
      await thread.write('?');
      await until(() => composer.shortcutsDialog?.open, 'the list is there');
      expect(composer.shortcutsDialog?.textContent).to.include('New line');
      expect(composer.shortcutsDialog?.textContent).to.include('Canned responses');
      expect(composer.shortcutsDialog?.textContent).to.include('One page up or down');
      await checkA11y(thread.element);
      await sendKeys({ press: 'Escape' });
      await until(() => composer.shortcutsDialog === null && composer.isFocused, 'back to the text');
      expect(composer.field.value).to.equal('');

      await sendKeys({ type: '?' });
      await until(() => composer.shortcutsDialog?.open, 'the list is there');
      await sendKeys({ type: '?' });
      await until(() => composer.field.value === '?', 'a second one writes it');
      await sendKeys({ type: '?' });
      expect(composer.field.value, 'in a text it is a sign like any other').to.equal('??');

      thread.messages[0]?.focus();
      await sendKeys({ type: '?' });
      await until(() => composer.shortcutsDialog?.open, 'from the messages');
      await sendKeys({ press: 'Escape' });
      await until(() => composer.shortcutsDialog === null, 'it is closed');
      composer.button('Keyboard shortcuts')?.click();
      await until(() => composer.shortcutsDialog?.open, 'by the button');
      thread.element.lang = 'ar';
      await until(() => composer.shortcutsDialog?.textContent.includes('سطر جديد'), 'in Arabic');
      await checkA11y(thread.element);
    });
  });

  describe('the field', () => {
    const sendDevToolsCommand = (method: string, params: unknown) =>
      executeServerCommand('devtools', { method, params });

    it('leaves Enter to an input method while it composes', async () => {
      await openComposer();
      thread.element.cannedResponses = cannedResponses;
      await until(() => composer.button('Canned responses'), 'the answers are known where one writes');
      composer.field.focus();
      await sendDevToolsCommand('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
      await until(() => composer.field.value === 'にほん', 'it is being composed');
      const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
      await sendDevToolsCommand('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
      await sendDevToolsCommand('Input.imeSetComposition', { text: '日本', selectionStart: 2, selectionEnd: 2 });
      await sendDevToolsCommand('Input.insertText', { text: '日本' });
      await until(() => composer.field.value === '日本', 'it is written');
      expect(thread.messageTexts, 'and nothing was sent').to.deep.equal(['Hello']);
      await sendKeys({ press: 'Enter' });
      await thread.waitForMessage('日本');
      await until(
        async () => (await chat.storedEvents('AGENT_MESSAGE')).map(markdownTextOf).join() === '日本',
        'it was sent, once',
      );
    });

    it('grows with what is written, to a point', async () => {
      await openComposer();
      const heights: number[] = [];
      for (const lineCount of [1, 3, 60]) {
        desk.session.setDraft(chat.id, { text: 'line\n'.repeat(lineCount), replyTo: null, whisper: false });
        await until(() => composer.field.value.length === 5 * lineCount, `${lineCount} lines`);
        heights.push(composer.field.offsetHeight);
      }
      const [one = 0, three = 0, many = 0] = heights;
      expect(three).to.be.greaterThan(one);
      expect(many).to.be.greaterThan(three).and.lessThan(200);
      expect(composer.field.scrollHeight, 'from there it scrolls').to.be.greaterThan(many);
    });
  });

  describe('the channel', () => {
    it('is named in the field, and said when it changes by itself', async () => {
      await openComposer();
      expect(composer.field.placeholder.replaceAll(/[\u2066-\u2069]/g, '')).to.equal('Message to Ana Sol');
      await chat.joinChannel('WHATSAPP');
      await until(() => composer.statusText === 'You are now replying via WHATSAPP.', 'it is said');
      expect(composer.field.placeholder.replaceAll(/[\u2066-\u2069]/g, '')).to.equal('Message to Ana Sol via WHATSAPP');
      await checkA11y(thread.element);
      const select = await until(() => thread.channelSelect, 'there is a choice');
      select.value = chat.channelSessionId;
      select.dispatchEvent(new Event('change'));
      await until(() => composer.field.placeholder.endsWith('WEB\u2069'), 'the agent’s choice');
      expect(composer.statusText, 'the agent knows what they have chosen').to.equal('');
    });
  });
});
