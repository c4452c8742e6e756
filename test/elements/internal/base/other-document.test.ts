import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { LitElement } from 'lit';
import '../../../../src/elements/agent-state-switch/agent-state-switch.define.js';
import type { AgentStateSwitch } from '../../../../src/elements/agent-state-switch/agent-state-switch.js';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../../src/elements/task-offer/task-offer.define.js';
import type { TaskOffer } from '../../../../src/elements/task-offer/task-offer.js';
import { visibleText } from '../../../support/browser/host-page.js';
import {
  cleanUp,
  goReady,
  mountSession,
  startEmulator,
  until,
  type Emulator,
} from '../../../support/browser/mount-session.js';
import { openThread } from '../../../support/browser/open-thread.js';

/** A constructed style sheet belongs to one document, but pages move elements into frames and popups. */
describe('an element that is moved to another document', () => {
  let emulator: Emulator;
  const closers: (() => void)[] = [];
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(async () => {
    for (const close of closers.splice(0)) close();
    await cleanUp(emulator);
  });

  const openFrame = (): Document => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    closers.push(() => frame.remove());
    if (frame.contentDocument === null) throw new Error('No document.');
    return frame.contentDocument;
  };
  const openPopup = (): Document => {
    const popup = window.open('', '', 'width=400,height=300');
    if (popup === null) throw new Error('No popup.');
    closers.push(() => popup.close());
    return popup.document;
  };

  /** What its styles say: the element’s own, and those of the trigger in it. */
  const readStyles = (element: AgentStateSwitch) => {
    const view = element.ownerDocument.defaultView ?? window;
    const trigger = element.shadowRoot?.querySelector('button');
    if (!trigger) throw new Error('No trigger.');
    const { borderTopWidth, cursor, paddingInlineStart } = view.getComputedStyle(trigger);
    return [view.getComputedStyle(element).display, borderTopWidth, cursor, paddingInlineStart];
  };

  for (const [name, open] of [
    ['frame', openFrame],
    ['popup', openPopup],
  ] as const) {
    it(`keeps its styles in a ${name}, in a second one and back in the page, and goes on`, async () => {
      const desk = await mountSession(emulator, { markup: '<agent-state-switch></agent-state-switch>' });
      const element = desk.find<AgentStateSwitch>('agent-state-switch');
      await until(() => /Not ready/i.test(visibleText(element)), 'the state');
      const before = readStyles(element);
      for (const target of [open(), open()]) {
        target.body.append(element);
        element.session = desk.session;
        expect(readStyles(element)).to.deep.equal(before);
        expect(await desk.session.dispatch({ type: 'set-state', state: 'ready', reason: null })).to.deep.equal({
          status: 'confirmed',
        });
        await until(() => /Ready/.test(visibleText(element)), 'the new state is shown');
        await desk.session.dispatch({ type: 'set-state', state: 'not-ready', reason: null });
        await until(() => /Not ready/.test(visibleText(element)), 'the state is shown');
      }
      desk.element.append(element);
      expect(readStyles(element)).to.deep.equal(before);
    });
  }

  it('has its styles when it is first rendered in another document', async () => {
    const desk = await mountSession(emulator, { markup: '<agent-state-switch></agent-state-switch>' });
    const reference = desk.find<AgentStateSwitch>('agent-state-switch');
    await until(() => /Not ready/i.test(visibleText(reference)), 'the state');
    const element = document.createElement('agent-state-switch');
    element.session = desk.session;
    openFrame().body.append(element);
    await until(() => /Not ready/i.test(visibleText(element)), 'the state');
    expect(readStyles(element)).to.deep.equal(readStyles(reference));
  });

  it('keeps Escape, the places of its layers and its language to the page it is in', async () => {
    const desk = await mountSession(emulator, { markup: '<agent-state-switch></agent-state-switch>' });
    const element = desk.find<AgentStateSwitch>('agent-state-switch');
    await until(() => /Not ready/i.test(visibleText(element)), 'the state');
    const page = openFrame();
    page.documentElement.lang = 'de';
    page.body.append(element);
    element.session = desk.session;
    await until(() => /Nicht bereit/i.test(visibleText(element)), 'the state in the language of the page');
    const heard: string[] = [];
    for (const type of ['keydown', 'keyup']) page.addEventListener(type, () => heard.push(type));
    element.shadowRoot?.querySelector('button')?.click();
    const panel = await until(() => element.shadowRoot?.querySelector('[popover]:popover-open'), 'the panel is open');
    const { right, bottom } = panel.getBoundingClientRect();
    expect(right <= page.documentElement.clientWidth && bottom <= (page.defaultView?.innerHeight ?? 0)).to.equal(true);
    element.shadowRoot?.querySelector('button')?.focus();
    await sendKeys({ press: 'Escape' });
    await until(() => !panel.matches(':popover-open'), 'the panel is closed');
    expect(heard).to.deep.equal([]);
  });

  it('accepts by its shortcut from anywhere in the page it is in, but not while a text is typed there', async () => {
    const desk = await mountSession(emulator, { markup: '<task-offer shortcut="Alt+A"></task-offer>' });
    const element = desk.find<TaskOffer>('task-offer');
    const page = openFrame();
    page.body.append(element);
    element.session = desk.session;
    await goReady(desk);
    await emulator.control('POST', '/chats', {});
    await until(() => /Accept/.test(visibleText(element)), 'the offer');
    const field = page.createElement('textarea');
    const button = page.createElement('button');
    page.body.append(field, button);
    let heard = 0;
    page.addEventListener('keydown', ({ key }) => (heard += key === 'a' ? 1 : 0));
    for (const target of [field, button]) {
      expect(desk.session.state.pending.length + desk.session.state.conversations.ids.length).to.equal(0);
      target.focus();
      await sendKeys({ down: 'Alt' });
      await sendKeys({ press: 'a' });
      await sendKeys({ up: 'Alt' });
    }
    expect(heard).to.equal(2);
    await until(() => desk.session.state.conversations.ids.length === 1, 'the conversation');
  });

  it('the inner elements of a thread keep theirs, too', async () => {
    // The address needs the lazily loaded part.
    const { element, mounted, thread, chat } = await openThread(emulator, { text: 'See https://shop.example' });
    const message = thread.messages[0];
    if (message === undefined) throw new Error('No message.');
    const before = getComputedStyle(message).display;
    const inner = message.getRootNode() as ShadowRoot;
    const { elementStyles } = inner.host.constructor as typeof LitElement;
    await until(() => inner.adoptedStyleSheets.length > elementStyles.length, 'the styles of the lazily loaded part');
    const count = inner.adoptedStyleSheets.length;
    element.session = mounted.session;
    openFrame().body.append(element);
    expect([inner.adoptedStyleSheets.length, count > 0]).to.deep.equal([count, true]);
    expect(element.ownerDocument.defaultView?.getComputedStyle(message).display).to.equal(before);
    await chat.sendText('in the frame');
    await thread.waitForMessage('in the frame');
    // What is left behind reports no error to the page.
    closers.pop()?.();
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
});
