import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../../src/elements/agent-state-switch/agent-state-switch.define.js';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../../src/elements/conversation-list/conversation-list.define.js';
import type { ConversationList } from '../../../../src/elements/conversation-list/conversation-list.js';
import { openChat } from '../../../support/browser/customer-chat.js';
import { cleanUp, mountSession, startEmulator, until, type Emulator } from '../../../support/browser/mount-session.js';
import { openThread } from '../../../support/browser/open-thread.js';
import { ConversationListHarness } from '../../../support/harness/conversation-list-harness.js';

/** Pages enlarge parts of themselves, by `zoom` or by a transformation: lengths on the screen are not those of styles there. */
describe('elements in a part of the page that is larger or smaller', () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => cleanUp(emulator));

  for (const style of ['zoom: 2.2', 'zoom: 1.5', 'zoom: 0.6', 'transform: scale(2.5)', 'transform: scale(0.5)'])
    it(`the thread stays where it is scrolled to: ${style}`, async () => {
      const { mounted, thread, chat } = await openThread(emulator, { text: 'The first', height: '300px' });
      mounted.element.style.cssText = `display: block; width: 500px; transform-origin: 0 0; ${style}`;
      for (let index = 0; index < 120; index++) await chat.sendText(`${index} ${'word '.repeat((index * 7) % 60)}`);
      await chat.sendText('The last');
      await until(() => thread.message('The last') !== undefined && thread.isAtEnd, 'the end is shown');
      /** The topmost message in view, and how far it is from the top. */
      const readTop = (): readonly [string, number] => {
        const { top } = thread.scroller.getBoundingClientRect();
        const message = thread.messages.find((element) => element.getBoundingClientRect().bottom > top + 5);
        return [
          message?.querySelector('.text')?.textContent.trim() ?? '',
          (message?.getBoundingClientRect().bottom ?? 0) - top,
        ];
      };
      for (let step = 0; step < 20; step++) {
        thread.scroller.scrollTop -= 150;
        let last = readTop();
        // Lines are added above and below it.
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        await until(() => {
          const now = readTop();
          const isStill = now[0] === last[0] && Math.abs(now[1] - last[1]) < 3;
          last = now;
          return isStill;
        }, 'it stands still');
      }
      // 3000 of about 10,000 pixels.
      expect(Number.parseInt(readTop()[0], 10)).to.be.within(60, 105);
      const before = readTop();
      await chat.sendText('One more');
      await until(() => thread.latestButton !== null, 'it has arrived');
      const after = readTop();
      expect(after[0]).to.equal(before[0]);
      expect(after[1]).to.be.closeTo(before[1], 3);
      thread.latestButton?.click();
      await until(() => thread.message('One more') !== undefined && thread.isAtEnd, 'the end is shown again');
    });

  for (const style of ['transform: scale(0)', 'transform: scale(0.001)', 'transform: rotateY(90deg)', 'zoom: 0.01'])
    it(`the thread of a part that opens from nothing is at its end: ${style}`, async () => {
      const { mounted, thread, chat } = await openThread(emulator, { text: 'The first', height: '300px' });
      for (let index = 0; index < 80; index++) await chat.sendText(`${index} ${'word '.repeat((index * 7) % 60)}`);
      mounted.element.style.cssText = `display: block; width: 500px; ${style}`;
      await chat.sendText('While it is small');
      await until(() => thread.message('While it is small'), 'it is rendered');
      for (let index = 0; index < 20; index++) await chat.sendText(`${index} more`);
      await until(() => thread.message('19 more'), 'all are rendered');
      mounted.element.style.cssText = 'display: block; width: 500px';
      await until(() => thread.isAtEnd, 'the end is shown');
      for (let step = 0; step < 10; step++) {
        thread.scroller.scrollTop -= 250;
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const { top, bottom } = thread.scroller.getBoundingClientRect();
        const isCovered = (y: number) =>
          thread.messages.some((element) => {
            const box = element.getBoundingClientRect();
            return box.top - 60 <= y && box.bottom + 60 >= y;
          });
        await until(() => isCovered(top + 40) && isCovered(bottom - 40), `the view is not blank: step ${step}`);
      }
    });

  for (const zoom of [0.5, 0.75, 2])
    it(`what is read stays in view when the page changes its zoom: ${zoom}`, async () => {
      const { mounted, thread, chat } = await openThread(emulator, { text: 'The first', height: '300px' });
      for (let index = 0; index < 60; index++) await chat.sendText(`${index} ${'word '.repeat((index * 7) % 40)}`);
      mounted.element.style.cssText = 'display: block; width: 500px';
      await chat.sendText('The last');
      await until(() => thread.isAtEnd && thread.message('The last'), 'the end is shown');
      thread.scroller.scrollTop -= 900;
      await until(() => !thread.isAtEnd, 'the thread is read back');
      const viewTop = () => thread.scroller.getBoundingClientRect().top;
      const read = await until(
        () =>
          thread.messages.find((element) => {
            const { top, bottom } = element.getBoundingClientRect();
            return top < viewTop() + 60 && bottom > viewTop();
          }),
        'a message is in view',
      );
      // WebKit's rectangles are in lengths of styles, and its texts wrap a little differently.
      const scale = () => thread.scroller.getBoundingClientRect().width / thread.scroller.offsetWidth;
      const offset = () => (read.getBoundingClientRect().bottom - viewTop()) / scale();
      const before = offset();
      for (const value of [zoom, 1]) {
        mounted.element.style.zoom = String(value);
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        await until(() => Math.abs(offset() - before) < 20, `the message is in its place at zoom ${value}`);
      }
    });

  for (const zoom of ['1.5', '0.8'])
    it(`menus are below their buttons: zoom ${zoom}`, async () => {
      const desk = await mountSession(emulator, { markup: '<agent-state-switch></agent-state-switch>' });
      desk.element.style.cssText = `display: block; padding: 30px 0 0 40px; zoom: ${zoom}`;
      const { shadowRoot } = desk.find('agent-state-switch');
      (await until(() => shadowRoot?.querySelector('button'), 'the button is shown')).click();
      const panel = await until(() => shadowRoot?.querySelector(':popover-open'), 'the menu is open');
      const button = shadowRoot?.querySelector('button')?.getBoundingClientRect();
      const { top, left, right } = panel.getBoundingClientRect();
      expect(top - (button?.bottom ?? 0)).to.be.within(0, 8);
      expect(left).to.be.closeTo(button?.left ?? 0, 1);
      expect(right).to.be.at.most(window.innerWidth);
    });

  it('arrow keys lead to rows of a long list that are in view', async () => {
    const desk = await mountSession(emulator, { markup: '<conversation-list></conversation-list>' });
    const element = desk.find<ConversationList>('conversation-list');
    desk.element.style.cssText = 'display: block; height: 300px; zoom: 2';
    element.style.height = '300px';
    for (let index = 0; index < 40; index++) await openChat(emulator, desk, `Customer ${index}`);
    const list = new ConversationListHarness(element);
    await until(() => list.rowCount > 5, 'rows are shown');
    element.shadowRoot?.querySelector<HTMLElement>('[role="option"]')?.focus();
    for (let index = 0; index < 25; index++) {
      await sendKeys({ press: 'ArrowDown' });
      const row = element.shadowRoot?.activeElement?.getBoundingClientRect();
      const box = element.getBoundingClientRect();
      expect(row?.top ?? -1, `row ${index}`).to.be.at.least(box.top - 1);
      expect(row?.bottom ?? Infinity, `row ${index}`).to.be.at.most(box.bottom + 1);
    }
  });
});
