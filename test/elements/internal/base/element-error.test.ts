import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../../src/elements/agent-state-switch/agent-state-switch.define.js';
import type { AgentStateSwitch } from '../../../../src/elements/agent-state-switch/agent-state-switch.js';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../../src/elements/conversation-list/conversation-list.define.js';
import type { ElementErrorEvent } from '../../../../src/elements/internal/base/element-error.js';
import { registerTranslations } from '../../../../src/elements/internal/localization/translation-registry.js';
import type { LanguagePack } from '../../../../src/translations/translations.js';
import {
  checkA11y,
  cleanUp,
  mountSession,
  startEmulator,
  until,
  type Emulator,
} from '../../../support/browser/mount-session.js';
import { openThread, type OpenThread } from '../../../support/browser/open-thread.js';
import { visibleText } from '../../../support/browser/host-page.js';

/** Texts of the host page that fail; the easiest way to make an element throw while it renders. */
const registerTexts = (translations: object) =>
  registerTranslations({ lang: 'nl', dir: 'ltr', translations: translations as LanguagePack['translations'] });

const fail = (): never => {
  throw new Error('the page’s text fails');
};

describe('an element that fails to render', () => {
  let emulator: Emulator;
  let errors: ElementErrorEvent['detail'][] = [];
  const handleError = (event: Event) => void errors.push((event as ElementErrorEvent).detail);
  before(async () => {
    emulator = await startEmulator();
    document.addEventListener('element-error', handleError);
  });
  after(() => document.removeEventListener('element-error', handleError));
  afterEach(async () => {
    errors = [];
    await cleanUp(emulator);
    registerTexts({});
  });
  const places = () => errors.map(({ where }) => where);

  const failForBadMessages = (values: (text: string) => unknown) =>
    registerTexts({ messageLabel: (_sender: string, _time: string, text: string) => values(text) });
  const openDutchThread = async (): Promise<OpenThread> => {
    const opened = await openThread(emulator);
    opened.mounted.element.lang = 'nl';
    return opened;
  };

  it('shows a text for the one message that cannot be shown, and the thread goes on', async () => {
    failForBadMessages((text) => (text.includes('[bad]') ? fail() : text));
    const { thread, chat, composer, element } = await openDutchThread();
    await chat.sendText('one [bad]');
    await chat.sendText('two');
    await chat.sendText('three [bad]');
    await thread.waitForMessage('two');
    await until(() => visibleText(element).match(/This message could not be shown\./g)?.length === 2, 'two stand-ins');
    await chat.sendText('four');
    await thread.waitForMessage('four');
    composer.field.focus();
    await sendKeys({ type: 'five' });
    await sendKeys({ press: 'Enter' });
    await thread.waitForMessage('five');
    await checkA11y(element);
    expect(places()).to.deep.equal(['message', 'message']);
    expect(errors[0]?.element).to.be.instanceOf(HTMLElement);
    expect(String(errors[0]?.error)).to.contain('the page’s text fails');
    // Once it can be shown, it is.
    registerTexts({});
    await thread.waitForMessage('one [bad]');
    expect(visibleText(element)).to.not.contain('could not be shown');
  });

  it('does so too when a value of the message fails while it is inserted, also after it was shown before', async () => {
    const { thread, chat, element } = await openDutchThread();
    await chat.sendText('early [bad]');
    await thread.waitForMessage('early [bad]');
    failForBadMessages((text) => (text.includes('[bad]') ? Object.create(null) : text));
    await until(() => /This message could not be shown/.test(visibleText(element)), 'the stand-in');
    await chat.sendText('later');
    await thread.waitForMessage('later');
    expect(places()).to.deep.equal(['message']);
  });

  it('shows the message of which the announcement fails', async () => {
    registerTexts({ messageAnnouncement: fail });
    const { thread, chat } = await openDutchThread();
    await chat.sendText('not announced');
    await thread.waitForMessage('not announced');
    await until(() => places().includes('announcement'), 'the event');
    expect(visibleText(thread.element)).to.not.contain('could not be shown');
  });

  it('shows a text instead of its content, and its content again when that renders', async () => {
    registerTexts({ stateWithReason: fail });
    const desk = await mountSession(emulator, {
      markup: '<agent-state-switch></agent-state-switch><conversation-list></conversation-list>',
    });
    desk.element.lang = 'nl';
    const availability = desk.find<AgentStateSwitch>('agent-state-switch');
    await until(() => /This could not be shown/.test(visibleText(availability)), 'the text');
    await checkA11y(availability);
    expect(visibleText(desk.find('conversation-list'))).to.not.contain('could not be shown');
    await until(() => errors.length > 0, 'the event');
    expect(errors.map(({ element, where }) => [element.localName, where])).to.deep.equal([
      ['agent-state-switch', 'render'],
    ]);
    availability.requestUpdate();
    await availability.updateComplete;
    expect(errors.length, 'the same error is reported once').to.equal(1);
    registerTexts({});
    await until(() => /Not ready/i.test(visibleText(availability)), 'the content');
    expect(visibleText(availability)).to.not.contain('could not be shown');
  });

  it('a thread that failed as a whole opens again at its end', async () => {
    const { thread, chat, element } = await openDutchThread();
    registerTexts({ newMessages: fail, dayToday: 'Vandaag', messagesLabel: Object.create(null) });
    await until(() => /This could not be shown/.test(visibleText(element)), 'the text');
    await chat.sendText('meanwhile');
    registerTexts({});
    await thread.waitForMessage('meanwhile');
    for (let count = 1; count <= 12; count++) await chat.sendText(`line ${count}`);
    await thread.waitForMessage('line 12');
    const scroller = thread.messages.at(-1)?.closest('.scroller');
    await until(
      () => scroller && scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2,
      'the end is visible',
    );
  });

  it('goes on when listeners and callbacks of the page throw', async () => {
    const { thread, chat, mounted, element } = await openDutchThread();
    const uncaught: string[] = [];
    const originalHandler = window.onerror;
    window.onerror = (message) => {
      uncaught.push(String(message));
      return true;
    };
    try {
      const throwing = () => fail();
      mounted.element.addEventListener('message-received', throwing);
      mounted.session.addEventListener('message-received', throwing);
      const unsubscribe = mounted.session.subscribe(throwing);
      element.addEventListener('element-error', throwing);
      await chat.sendText('still shown');
      await thread.waitForMessage('still shown');
      await until(() => uncaught.length > 1, 'the page is told of its errors');
      unsubscribe();
    } finally {
      window.onerror = originalHandler;
    }
  });
});
