import { expect } from '@open-wc/testing';
import '../../../../src/elements/agent-login/agent-login.define.js';
import '../../../../src/elements/agent-state-switch/agent-state-switch.define.js';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../../src/elements/conversation-list/conversation-list.define.js';
import '../../../../src/elements/customer-card/customer-card.define.js';
import '../../../../src/elements/desk-announcements/desk-announcements.define.js';
import '../../../../src/elements/pull-queue/pull-queue.define.js';
import '../../../../src/elements/supervisor-panel/supervisor-panel.define.js';
import '../../../../src/elements/task-offer/task-offer.define.js';
import '../../../../src/elements/team-wallboard/team-wallboard.define.js';
import { cleanUp, startEmulator, until, type Emulator } from '../../../support/browser/mount-session.js';
import { openThread } from '../../../support/browser/open-thread.js';

const others = [
  ...['agent-login', 'agent-state-switch', 'conversation-list', 'customer-card', 'desk-announcements', 'pull-queue'],
  ...['supervisor-panel', 'task-offer', 'team-wallboard'],
];

/** All texts in shadow roots: the text, and its language and direction by the next elements around it that have one. */
function textsIn(root: ParentNode, lang = '', dir = ''): { text: string; lang: string; dir: string }[] {
  return [...root.childNodes].flatMap((node) => {
    if (node instanceof Text) return lang === '' ? [] : [{ text: node.data.trim(), lang, dir }];
    if (!(node instanceof HTMLElement) || node instanceof HTMLStyleElement) return [];
    const nextLang = root instanceof ShadowRoot || lang !== '' ? node.getAttribute('lang') || lang || '(none)' : '';
    const nextDir = node.getAttribute('dir') ?? dir;
    return [
      ...textsIn(node, nextLang, nextDir),
      ...(node.shadowRoot ? textsIn(node.shadowRoot, nextLang, nextDir) : []),
    ];
  });
}

describe('the language of the elements', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => cleanUp(emulator));

  it('is English, from left to right and with English times, where there is no other, and else that of the page', async () => {
    const { mounted, chat, thread } = await openThread(emulator);
    mounted.element.append(...others.map((tag) => document.createElement(tag)));
    await chat.sendText('one');
    await thread.waitForMessage('one');
    const show = (lang: string, dir: string) => Object.assign(mounted.element, { lang, dir });
    const allTexts = () => textsIn(mounted.element);
    const texts = () => allTexts().filter(({ text }) => /\p{L}/u.test(text));
    const languages = () => [...new Set(texts().map(({ lang }) => lang))].join();
    const has = (pattern: RegExp) => allTexts().some(({ text }) => pattern.test(text));
    const isMarked = (lang: string, dir: string) =>
      languages() === lang && texts().every((text) => text.dir === dir || text.dir === 'auto');

    show('fa-IR', 'rtl');
    await until(
      () => isMarked('en', 'ltr'),
      () => `everything is English: ${languages()} ${JSON.stringify(texts())}`,
    );
    expect(has(/^\d+:\d\d\s[AP]M$/)).to.equal(true);
    expect(has(/Today/)).to.equal(true);

    show('iw', 'rtl');
    await until(
      () => isMarked('he', 'rtl'),
      () => `everything is Hebrew: ${languages()} ${JSON.stringify(texts())}`,
    );

    show('de-AT', 'ltr');
    await until(
      () => isMarked('de', 'ltr'),
      () => `everything is German: ${languages()} ${JSON.stringify(texts())}`,
    );
    expect(has(/^\d\d?:\d\d$/)).to.equal(true);
    expect(has(/Heute/)).to.equal(true);
  });
});
