import { canEmulate, itWithEmulation } from '../../../support/browser/engine.js';
import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import '../../../../src/elements/agent-login/agent-login.define.js';
import '../../../../src/elements/agent-state-switch/agent-state-switch.define.js';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../../src/elements/conversation-list/conversation-list.define.js';
import '../../../../src/elements/desk-announcements/desk-announcements.define.js';
import '../../../../src/elements/team-wallboard/team-wallboard.define.js';
import '../../../../src/elements/pull-queue/pull-queue.define.js';
import '../../../../src/elements/supervisor-panel/supervisor-panel.define.js';
import '../../../../src/elements/task-offer/task-offer.define.js';
import type { ChatThread } from '../../../../src/elements/chat-thread/chat-thread.js';
import type { ConversationList } from '../../../../src/elements/conversation-list/conversation-list.js';
import { openChat } from '../../../support/browser/customer-chat.js';
import {
  cleanUp,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../../support/browser/mount-session.js';
import { ChatThreadHarness } from '../../../support/harness/chat-thread-harness.js';
import { ConversationListHarness } from '../../../support/harness/conversation-list-harness.js';

const tags = [
  'agent-login',
  'agent-state-switch',
  'desk-announcements',
  'team-wallboard',
  'task-offer',
  'conversation-list',
  'pull-queue',
  'chat-thread',
  'supervisor-panel',
];
const allTags = tags.map((tag) => `<${tag}></${tag}>`).join('');

/** Everything that a page may set on an ancestor for its own texts. */
const inheritedStyles: Readonly<Record<string, string>> = {
  'border-collapse': 'collapse',
  'caption-side': 'bottom',
  color: 'rgb(255, 0, 0)',
  cursor: 'wait',
  'font-family': 'monospace',
  'font-feature-settings': '"smcp"',
  'font-size': '40px',
  'font-style': 'italic',
  'font-variant-caps': 'all-small-caps',
  'font-weight': '800',
  hyphens: 'auto',
  'letter-spacing': '4px',
  'line-break': 'anywhere',
  'line-height': '3',
  'list-style-type': 'square',
  'overflow-wrap': 'break-word',
  'stroke-dasharray': '2px',
  'tab-size': '20',
  'text-align': 'center',
  'text-align-last': 'right',
  'text-indent': '3em',
  'text-shadow': '1px 1px 1px red',
  'text-transform': 'uppercase',
  'text-wrap': 'nowrap',
  'white-space': 'pre',
  'word-break': 'break-all',
  'word-spacing': '10px',
  'writing-mode': 'vertical-rl',
  '-webkit-text-fill-color': 'rgb(255, 0, 0)',
  '-webkit-text-stroke-width': '2px',
};

function* elementsIn(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    if (element.localName === 'style') continue;
    yield element;
    if (element.shadowRoot !== null) yield* elementsIn(element.shadowRoot);
  }
}

/** Computed styles of everything inside the elements. */
function readStyles(desk: MountedSession): string[] {
  return tags.flatMap((tag) => {
    const { shadowRoot } = desk.find(tag);
    return [...elementsIn(shadowRoot as ShadowRoot)].map((element) => {
      const style = getComputedStyle(element);
      const values = Object.keys(inheritedStyles).map((name) => `${name}: ${style.getPropertyValue(name)}`);
      return `${tag} ${element.localName}.${element.classList.value} ${values.join('; ')}`;
    });
  });
}

/** A colour in sRGB, whatever it was written as. */
function toRgb(color: string): readonly [number, number, number] {
  const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
  return [r, g, b];
}

const excessBlue = ([r, g, b]: readonly [number, number, number]): number => b - Math.max(r, g);

const backgroundOf = (element: Element | null | undefined) =>
  toRgb(getComputedStyle(element as Element).backgroundColor);

describe('elements in a page with styles of its own', () => {
  let emulator: Emulator;
  const root = document.documentElement;

  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(async () => {
    root.removeAttribute('style');
    document.body.removeAttribute('style');
    if (canEmulate) await emulateMedia({ colorScheme: 'light' });
    await setViewport({ width: 1024, height: 800 });
    await cleanUp(emulator);
  });

  async function mountAll(): Promise<{ desk: MountedSession; thread: ChatThreadHarness }> {
    const desk = await mountSession(emulator, { username: 'vela', markup: allTags });
    const chat = await openChat(emulator, desk, 'Ana', { text: 'Hello' });
    const thread = new ChatThreadHarness(desk.find<ChatThread>('chat-thread'));
    await thread.waitForMessage('Hello');
    await chat.sendText('Are you there?');
    await thread.waitForMessage('Are you there?');
    await thread.send('Yes, I am.');
    await thread.waitForMessage('Yes, I am.');
    return { desk, thread };
  }

  describe('in a box that scrolls', () => {
    const openMany = async (desk: MountedSession, count: number): Promise<void> => {
      for (let i = 0; i < count; i++) await openChat(emulator, desk, `Customer ${i}`, { text: `Question ${i}` });
    };
    const fixBox = (desk: MountedSession, style: string): void => {
      document.body.style.margin = '0';
      desk.element.style.cssText = `display: block; overflow: auto; ${style}`;
    };

    it('32 conversations do not make the page longer', async () => {
      await setViewport({ width: 1024, height: 900 });
      const desk = await mountSession(emulator, { markup: '<conversation-list></conversation-list>' });
      fixBox(desk, 'height: 600px');
      await openMany(desk, 32);
      const element = desk.find<ConversationList>('conversation-list');
      await until(() => new ConversationListHarness(element).rowCount === 32, 'all are listed');
      const getHiddenTexts = () => element.shadowRoot?.querySelectorAll('[role="option"] .visually-hidden') ?? [];
      // The list renders the rows in view and some below them.
      await until(() => getHiddenTexts().length > 15, 'the rows have texts for screen readers');
      expect(desk.element.scrollHeight, 'nor the box').to.equal(element.offsetHeight);
      expect(root.scrollHeight).to.equal(900);
      expect(root.scrollWidth).to.equal(1024);
    });

    it('no element makes the page longer or wider', async () => {
      await setViewport({ width: 600, height: 700 });
      const { desk } = await mountAll();
      await openMany(desk, 12);
      for (let i = 0; i < 12; i++)
        await emulator.control('POST', '/pull-requests', { list: 'general', customer: { firstName: `Pim ${i}` } });
      for (const style of ['height: 500px', 'height: 200px; width: 300px', 'height: 90px']) {
        fixBox(desk, style);
        expect(desk.element.scrollHeight, style).to.be.greaterThan(root.clientHeight);
        expect(root.scrollHeight, style).to.equal(700);
        expect(root.scrollWidth, style).to.equal(600);
      }
    });
  });

  it('nothing that the page sets for its own texts comes through', async () => {
    const { desk } = await mountAll();
    // A vertical page gives elements another width, and narrow elements have other styles.
    for (const tag of tags) desk.find<HTMLElement>(tag).style.width = '700px';
    const plain = readStyles(desk);
    expect(plain.length).to.be.greaterThan(150);
    for (const [name, value] of Object.entries(inheritedStyles)) desk.element.style.setProperty(name, value);
    expect(getComputedStyle(desk.element).letterSpacing).to.equal('4px');
    expect(readStyles(desk).filter((line, i) => line !== plain[i])).to.deep.equal([]);
  });

  it('nor does a rule of the page for all elements, apart from colours and fonts', async () => {
    const { desk } = await mountAll();
    for (const tag of tags) desk.find<HTMLElement>(tag).style.width = '700px';
    const plain = readStyles(desk);
    const sheet = new CSSStyleSheet();
    const names =
      'font-style letter-spacing text-align text-indent text-shadow text-transform white-space word-break word-spacing'.split(
        ' ',
      );
    sheet.replaceSync(`* { ${names.map((name) => `${name}: ${inheritedStyles[name] ?? ''}`).join('; ')} }`);
    document.adoptedStyleSheets.push(sheet);
    try {
      expect(getComputedStyle(desk.element).letterSpacing).to.equal('4px');
      expect(readStyles(desk).filter((line, i) => line !== plain[i])).to.deep.equal([]);
    } finally {
      document.adoptedStyleSheets.pop();
    }
  });

  it('elements are not smaller in a page that counts in tens, and larger where texts are', async () => {
    const { desk, thread } = await mountAll();
    const readSizes = (): string[] =>
      tags.flatMap((tag) =>
        [...elementsIn(desk.find(tag).shadowRoot as ShadowRoot)].map((element) => {
          const { fontSize, paddingInlineStart, minHeight } = getComputedStyle(element);
          return `${tag} ${element.localName}.${element.classList.value} ${fontSize} ${paddingInlineStart} ${minHeight}`;
        }),
      );
    const usual = readSizes();
    const textSize = (): string => getComputedStyle(thread.element).fontSize;
    expect(textSize()).to.equal('14px');
    root.style.fontSize = '62.5%';
    expect(readSizes().filter((line, i) => line !== usual[i])).to.deep.equal([]);
    root.style.fontSize = '125%';
    expect(textSize()).to.equal('17.5px');
  });

  it('the direction and the visibility of the page come through', async () => {
    const { desk, thread } = await mountAll();
    desk.element.dir = 'rtl';
    await until(() => getComputedStyle(thread.scroller).direction === 'rtl', 'the thread is right to left');
    desk.element.style.visibility = 'hidden';
    expect(getComputedStyle(thread.scroller).visibility).to.equal('hidden');
  });

  describe('colours', () => {
    const isDark = ({ element }: ChatThreadHarness): boolean =>
      backgroundOf(element.shadowRoot?.querySelector('[part="base"]'))[0] < 80;

    itWithEmulation('a light page stays light on a machine in dark mode', async () => {
      await emulateMedia({ colorScheme: 'dark' });
      root.style.background = '#ffffff';
      const { desk, thread } = await mountAll();
      expect(isDark(thread)).to.equal(false);
      for (const tag of tags) await expect(desk.find(tag)).to.be.accessible();
    });

    itWithEmulation('they follow the colour scheme of the page, not that of the machine', async () => {
      const { desk, thread } = await mountAll();
      root.style.colorScheme = 'dark';
      root.style.background = '#16191e';
      expect(isDark(thread)).to.equal(true);
      for (const tag of tags) await expect(desk.find(tag)).to.be.accessible();
      root.style.colorScheme = 'light';
      await emulateMedia({ colorScheme: 'dark' });
      expect(isDark(thread)).to.equal(false);
      root.style.colorScheme = 'light dark';
      expect(isDark(thread)).to.equal(true);
      await emulateMedia({ colorScheme: 'light' });
      expect(isDark(thread)).to.equal(false);
    });

    it('a dark part of a light page is dark, and the property decides against both', async () => {
      const { desk, thread } = await mountAll();
      desk.element.style.colorScheme = 'dark';
      expect(isDark(thread)).to.equal(true);
      desk.element.style.setProperty('--agent-desk-color-scheme', 'light');
      expect(isDark(thread)).to.equal(false);
    });

    for (const scheme of ['light', 'dark'])
      it(`the selection and own messages follow the accent of the page (${scheme})`, async () => {
        root.style.colorScheme = scheme;
        const { desk, thread } = await mountAll();
        const own = () => backgroundOf(thread.message('Yes, I am.')?.querySelector('.bubble'));
        const row = () =>
          backgroundOf(desk.find('conversation-list').shadowRoot?.querySelector('[aria-selected="true"]'));
        for (const color of [own(), row()]) expect(excessBlue(color), color.join()).to.be.above(15);
        for (const accent of ['#0b7a75', 'green', 'rgb(160 70 0)', 'oklch(0.5 0.15 20)']) {
          root.style.setProperty('--agent-desk-accent', accent);
          // The surface below is a little blue in the dark scheme.
          for (const color of [own(), row()]) expect(excessBlue(color), `${accent}: ${color.join()}`).to.be.below(8);
        }
      });
  });
});
