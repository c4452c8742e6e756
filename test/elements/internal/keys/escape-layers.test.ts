import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../../src/elements/agent-state-switch/agent-state-switch.define.js';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../../src/elements/conversation-list/conversation-list.define.js';
import '../../../../src/elements/customer-card/customer-card.define.js';
import '../../../../src/elements/desk-announcements/desk-announcements.define.js';
import { openChat } from '../../../support/browser/customer-chat.js';
import { findShown } from '../../../support/browser/find-shown.js';
import {
  cleanUp,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../../support/browser/mount-session.js';

/** What Escape closes or takes back: its shown content, and how a person opens it. */
const layers: Readonly<Record<string, { shown: string; open: () => Promise<void>; isOwn?: boolean }>> = {
  'the state panel': { shown: '[part~="panel"]', open: () => click('agent-state-switch', '[part~="trigger"]') },
  'the announcements': { shown: '[part~="panel"]', open: () => click('desk-announcements', 'button') },
  'the transfer dialog': {
    shown: '[part~="reroute-dialog"]',
    open: () => click('chat-thread', '[part~="transfer-button"], [part~="reroute-button"]'),
  },
  'the hold menu': { shown: '[part~="hold-menu"]', open: () => click('chat-thread', '[part~="hold-button"]') },
  'the question before leaving': { isOwn: true, shown: '.confirm', open: () => click('chat-thread', '.leave') },
  'the emoji picker': {
    shown: 'agent-desk-emoji-picker .grid, agent-desk-emoji-picker',
    open: () => click('chat-thread', '[aria-label="Insert emoji"], [aria-label*="moji"]'),
  },
  'the canned responses': {
    isOwn: true,
    shown: '#canned-panel',
    open: async () => {
      findShown('textarea', findShown('chat-thread')?.shadowRoot ?? document)?.focus();
      await sendKeys({ type: '/' });
    },
  },
  'the keyboard shortcuts': {
    shown: '[part~="shortcuts-dialog"]',
    open: () => click('chat-thread', '[aria-label="Keyboard shortcuts"]'),
  },
  'the search of the thread': {
    isOwn: true,
    shown: 'agent-desk-thread-search',
    open: () => click('chat-thread', '[aria-label*="earch"]'),
  },
  'the drawer of the customer': {
    shown: '[part~="drawer"]',
    open: () => click('customer-card', '[part~="drawer-button"]'),
  },
};

async function click(tag: string, selector: string): Promise<void> {
  const button = await until(() => findShown(selector, findShown(tag)?.shadowRoot ?? document), `there is ${selector}`);
  button.focus();
  await sendKeys({ press: 'Enter' });
}

describe('Escape in a layer', () => {
  let emulator: Emulator;
  let desk: MountedSession;
  let hostEvents: string[];
  before(async () => {
    emulator = await startEmulator();
  });
  const note = (event: Event) => {
    if (event instanceof KeyboardEvent && event.key === 'Escape') hostEvents.push(`${event.type} ${event.eventPhase}`);
  };
  const types = ['keydown', 'keyup'];
  beforeEach(async () => {
    hostEvents = [];
    desk = await mountSession(emulator, {
      markup: `<button>Host</button><agent-state-switch></agent-state-switch><desk-announcements></desk-announcements>
        <conversation-list></conversation-list><customer-card drawer></customer-card>
        <chat-thread style="height: 400px"></chat-thread>`,
    });
    const thread = desk.find<HTMLElement & { cannedResponses: unknown }>('chat-thread');
    thread.cannedResponses = { en: { Thanks: ['Thank you'] } };
    await openChat(emulator, desk, 'Ana', { text: 'Hello' });
    await until(() => findShown('textarea', thread.shadowRoot as ShadowRoot), 'the thread is open');
    for (const type of types) {
      document.addEventListener(type, note);
      document.addEventListener(type, note, { capture: true });
    }
  });
  afterEach(async () => {
    for (const type of types) {
      document.removeEventListener(type, note);
      document.removeEventListener(type, note, { capture: true });
    }
    await cleanUp(emulator);
  });

  for (const [name, { shown, open, isOwn = false }] of Object.entries(layers))
    it(`${name}: neither the press, nor its repetitions, nor the release is for the page`, async () => {
      await open();
      await until(() => findShown(shown), 'it is open');
      hostEvents = [];
      await sendKeys({ down: 'Escape' });
      await until(() => findShown(shown) === null, 'it is closed');
      for (let i = 0; i < 2; i++) await sendKeys({ down: 'Escape' });
      await sendKeys({ up: 'Escape' });
      // What is no layer of the browser handles the key on its way: a listener that captures comes before.
      expect(hostEvents).to.deep.equal(isOwn ? ['keydown 1'] : []);
      await sendKeys({ press: 'Escape' });
      expect(hostEvents.slice(-4), 'the next one is').to.deep.equal(['keydown 1', 'keydown 3', 'keyup 1', 'keyup 3']);
    });

  it('is for the layer that it closes, also when the focus has moved on to the page', async () => {
    await layers['the state panel']?.open();
    await until(() => findShown('[part~="panel"]'), 'it is open');
    desk.find<HTMLElement>('button').focus();
    hostEvents = [];
    await sendKeys({ press: 'Escape' });
    await until(() => findShown('[part~="panel"]') === null, 'it is closed');
    expect(hostEvents).to.deep.equal([]);
  });
});
