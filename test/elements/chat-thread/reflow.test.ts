import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import '../../../src/elements/chat-thread/chat-thread.define.js';
import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import { openChat } from '../../support/browser/customer-chat.js';
import {
  checkA11y,
  cleanUp,
  mountSession,
  startEmulator,
  until,
  type Emulator,
} from '../../support/browser/mount-session.js';
import { ChatThreadHarness } from '../../support/harness/chat-thread-harness.js';

/** All elements that are drawn, those in shadow trees included. */
function* drawnElements(root: Element | ShadowRoot): Iterable<HTMLElement> {
  for (const child of root.children) {
    if (!(child instanceof HTMLElement) || !child.checkVisibility()) continue;
    if (child.matches('.visually-hidden, dialog')) continue;
    yield child;
    yield* drawnElements(child);
    if (child.shadowRoot !== null) yield* drawnElements(child.shadowRoot);
  }
}

const nameOf = (element: Element): string => `<${element.localName} class="${element.className}">`;

const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';

/** Elements that reach over the side of the page, cut what is in them, or scroll in both directions. */
function findReflowProblems(root: Element): readonly string[] {
  const problems: string[] = [];
  const width = document.documentElement.clientWidth;
  for (const element of drawnElements(root)) {
    const { left, right, width: ownWidth } = element.getBoundingClientRect();
    const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
    const isWide = element.scrollWidth > element.clientWidth + 1;
    const isHigh = element.scrollHeight > element.clientHeight + 1;
    if (ownWidth > 0 && (left < -1 || right > width + 1)) problems.push(`${nameOf(element)} is over the side`);
    if (scrolls(overflowX) && isWide && scrolls(overflowY) && isHigh)
      problems.push(`${nameOf(element)} scrolls in both directions`);
    const isCut = (overflowX === 'hidden' || overflowX === 'clip') && isWide && textOverflow !== 'ellipsis';
    if (isCut) problems.push(`${nameOf(element)} is cut at the side`);
    if ((overflowY === 'hidden' || overflowY === 'clip') && isHigh && element.clientHeight > 1)
      problems.push(`${nameOf(element)} is cut at the bottom`);
  }
  return problems;
}

/** WCAG 1.4.4 and 1.4.10: usable at 200 %, and without scrolling sideways at a width of 320 CSS pixels. */
describe('<chat-thread> enlarged', () => {
  let emulator: Emulator;
  let thread: ChatThreadHarness;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(async () => {
    document.documentElement.style.fontSize = '';
    await setViewport({ width: 800, height: 600 });
    await cleanUp(emulator);
  });

  async function mount(): Promise<void> {
    const desk = await mountSession(emulator, { markup: '<chat-thread></chat-thread>' });
    const element = desk.find<ChatThread>('chat-thread');
    element.style.setProperty('--chat-thread-height', '100vh');
    thread = new ChatThreadHarness(element);
    const chat = await openChat(emulator, desk, 'Wilhelmina-Josephine', { text: 'Hello' });
    await chat.sendText(
      'See https://shop.example/a-very-long-address/that-goes-on/without-a-place-to-break?and=on&and=on',
    );
    await chat.sendText('Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft');
    await chat.sendBody({
      type: 'FILE',
      markdownText: '',
      attachment: { mediaUrl: 'https://files.example/a.pdf', mimeType: 'application/pdf', size: 90_000 },
      additionalDetails: { fileName: 'the-invoice-of-november-2026-with-all-attachments-of-the-customer.pdf' },
    });
    await chat.sendBody({
      type: 'BUTTON',
      markdownText: 'Which of these?',
      buttons: Array.from({ length: 3 }, (_, i) => ({ title: `Answer number ${i}`, type: 'reply', payload: `${i}` })),
    });
    await chat.publishEvent('CALL_LEG_STARTED', {});
    const entries = () => desk.session.state.conversations.byId.get(chat.id)?.entries;
    await until(() => entries()?.filter(({ kind }) => kind === 'message').length === 5, 'all messages have arrived');
    await until(() => thread.messages.length > 0 && thread.isRich, 'the last ones are shown');
  }

  const views = {
    'at a width of 320 pixels': { width: 320, height: 640, fontSize: '' },
    'at 200 % of 1280 × 800': { width: 640, height: 400, fontSize: '' },
    'at 400 % of 1280 × 1024': { width: 320, height: 256, fontSize: '' },
    'with text of 200 %': { width: 800, height: 700, fontSize: '200%' },
  };
  for (const [name, { fontSize, ...viewport }] of Object.entries(views)) {
    it(`cuts nothing and scrolls in one direction only, ${name}`, async () => {
      await setViewport(viewport);
      document.documentElement.style.fontSize = fontSize;
      await mount();
      await until(() => findReflowProblems(thread.element).length === 0, 'it has been laid out').catch(() => undefined);
      expect(findReflowProblems(thread.element)).to.deep.equal([]);
      const page = document.scrollingElement as Element;
      expect(page.scrollWidth).to.be.at.most(page.clientWidth);
      // All of it can be reached: the field, and each message in full.
      thread.field.focus();
      expect(thread.field.getBoundingClientRect().bottom).to.be.at.most(window.innerHeight + 1);
      expect(thread.scroller.clientHeight, 'room to read').to.be.at.least(64);
      await checkA11y(thread.element);
    });
  }
});
