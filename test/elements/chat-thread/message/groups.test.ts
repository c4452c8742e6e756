import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import { checkA11y, cleanUp, startEmulator, until, type Emulator } from '../../../support/browser/mount-session.js';
import { openThread, type OpenThread } from '../../../support/browser/open-thread.js';

const longText =
  'The parcel from the harbour office has not arrived, and the depot says that it was never there. '.repeat(3);

/** Groups of messages, and what stands above, beside and below their bubbles. */
describe('<chat-thread> groups', () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(async () => {
    await sendMouse({ type: 'move', position: [0, 0] });
    await setViewport({ width: 1024, height: 800 });
    await cleanUp(emulator);
  });

  const bubbleOf = ({ thread }: OpenThread, text: string): HTMLElement => {
    const bubble = thread.message(text)?.querySelector<HTMLElement>('.bubble');
    if (bubble === null || bubble === undefined) throw new Error(`No “${text}”.`);
    return bubble;
  };
  const rectOf = (open: OpenThread, text: string): DOMRect => bubbleOf(open, text).getBoundingClientRect();

  /** A message of another agent or a bot. */
  async function say(
    open: OpenThread,
    name: string,
    sender: { id: string; type: string },
    text: string,
  ): Promise<void> {
    const model = (await open.chat.storedEvents('AGENT_MESSAGE')).at(-1)?.data;
    await open.chat.publishEvent(
      name,
      {
        ...model,
        id: `${sender.id}-${text}`,
        header: { ...model?.header, sender: { ...sender, senderName: sender.id } },
        body: { ...model?.body, markdownText: text },
      },
      'MESSAGE',
    );
    await open.thread.waitForMessage(text);
  }

  async function openAllKinds(): Promise<OpenThread> {
    const open = await openThread(emulator, { height: '900px', text: 'Zero' });
    await open.thread.waitForNotice('You joined');
    for (const text of ['One', 'Two']) {
      await open.chat.sendText(text);
      await open.thread.waitForMessage(text);
    }
    await open.thread.send('Three');
    await open.thread.waitForMessage('Three');
    await open.thread.send('Four');
    await open.thread.waitForMessage('Four');
    await until(() => open.thread.deliveryText('Four') === 'Sent', 'it was sent');
    await say(open, 'AGENT_MESSAGE', { id: 'otto', type: 'AGENT' }, 'Five');
    await say(open, 'WHISPER_MESSAGE', { id: 'otto', type: 'AGENT' }, 'Six');
    await say(open, 'BOT_MESSAGE', { id: 'Harbour bot', type: 'BOT' }, 'Seven');
    return open;
  }

  it('shows name and time once, above the group', async () => {
    const open = await openAllKinds();
    const { thread } = open;
    const time = /\d+:\d\d/;
    for (const [text, name] of [
      ['One', 'Ana'],
      ['Three', 'You'],
      ['Five', 'otto'],
      ['Six', 'otto'],
      ['Seven', 'Harbour bot'],
    ] as const) {
      expect(thread.senderLine(text)).to.match(new RegExp(`^${name}( Bot)? ${time.source}`));
      expect(thread.message(text)?.querySelector('.sender-line')?.getBoundingClientRect().bottom).to.be.at.most(
        rectOf(open, text).top,
      );
    }
    for (const text of ['Two', 'Four']) expect(thread.senderLine(text)).to.equal('');
    expect(rectOf(open, 'Two').top - rectOf(open, 'One').bottom).to.be.closeTo(2, 1);
    await checkA11y(thread.element);
  });

  it('shows the delivery below the last message of a group, and where a message was read up to', async () => {
    const open = await openAllKinds();
    const { thread, chat } = open;
    expect(thread.shownDelivery('Three')).to.equal('');
    expect(thread.deliveryText('Three'), 'but it is said').to.equal('Sent');
    expect(thread.message('Three')?.querySelector('.line > time')?.getAttribute('title')).to.match(/Sent$/);
    expect(thread.shownDelivery('Four')).to.equal('Sent');
    await chat.markRead();
    await until(() => thread.shownDelivery('Four') === 'Seen by Ana', 'Ana has read it');
    await thread.send('Eight');
    await until(() => thread.shownDelivery('Eight') === 'Sent', 'it was sent');
    await thread.send('Nine');
    await until(() => thread.shownDelivery('Nine') === 'Sent', 'it was sent');
    expect(thread.shownDelivery('Eight')).to.equal('');
    expect(thread.shownDelivery('Four'), 'in its own group').to.equal('Seen by Ana');
    await chat.failLatestDelivery();
    await until(() => thread.failureText('Nine') !== '', 'it was not delivered');
    expect(thread.shownDelivery('Nine')).to.equal('');
    expect(getComputedStyle(bubbleOf(open, 'Nine')).borderTopStyle).to.equal('solid');
  });

  it('is told apart by side, fill and edge', async () => {
    const open = await openAllKinds();
    const styleOf = (text: string) => getComputedStyle(bubbleOf(open, text));
    for (const dir of ['ltr', 'rtl']) {
      open.thread.element.dir = dir;
      await until(() => getComputedStyle(open.thread.scroller).direction === dir, dir);
      // The scroll bar may change its side, too.
      const { left, right } = open.thread.content.getBoundingClientRect();
      const distance = (text: string, edge: 'start' | 'end'): number =>
        (edge === 'start') === (dir === 'ltr') ? rectOf(open, text).left - left : right - rectOf(open, text).right;
      for (const text of ['One', 'Two'])
        expect(distance(text, 'start'), `${text}, room for the avatar`).to.be.closeTo(36, 1);
      for (const text of ['Three', 'Four']) expect(distance(text, 'end'), text).to.be.closeTo(0, 1);
      for (const text of ['Five', 'Six', 'Seven']) expect(distance(text, 'end'), text).to.be.closeTo(36, 1);
    }
    for (const text of ['Five', 'Seven']) {
      expect(styleOf(text).borderTopStyle).to.equal('solid');
      expect(styleOf(text).borderTopColor).not.to.equal('rgba(0, 0, 0, 0)');
    }
    for (const text of ['One', 'Three']) expect(styleOf(text).borderTopColor).to.equal('rgba(0, 0, 0, 0)');
    expect(styleOf('Six').borderTopStyle).to.equal('dashed');
    expect(new Set(['One', 'Three', 'Five', 'Six'].map((text) => styleOf(text).backgroundColor)).size).to.equal(4);
  });

  it('shows actions and time beside the bubble on pointer or focus, in room that is always kept', async () => {
    const open = await openAllKinds();
    const { thread } = open;
    await open.chat.sendText(longText);
    await thread.waitForMessage(longText.trim());
    const texts = ['One', 'Two', 'Three', 'Five', longText.trim()];
    const measure = () => texts.map((text) => JSON.stringify(rectOf(open, text)));
    const before = measure();
    const opacities = (text: string) =>
      [...(thread.message(text)?.querySelectorAll('.action, .line > time') ?? [])].map(
        (part) => getComputedStyle(part).opacity,
      );
    for (const text of texts) {
      const bubble = rectOf(open, text);
      expect(opacities(text).at(-1)).to.equal('0');
      await sendMouse({ type: 'move', position: [Math.round(bubble.left + 8), Math.round(bubble.top + 8)] });
      await until(
        () => opacities(text).every((opacity) => opacity === '1'),
        `those of “${text.slice(0, 10)}” are shown`,
      );
      expect(measure()).to.deep.equal(before);
      for (const part of thread.message(text)?.querySelectorAll('.action, .line > time') ?? []) {
        const { left, right, top, bottom, width } = part.getBoundingClientRect();
        expect(width).to.be.greaterThan(20);
        expect(right <= bubble.left || left >= bubble.right, 'beside the bubble').to.equal(true);
        expect(top >= bubble.top - 1 && bottom <= bubble.bottom + 1, 'at its height').to.equal(true);
      }
    }
    await sendMouse({ type: 'move', position: [0, 0] });
    await until(() => opacities('Two').at(-1) === '0', 'they are hidden again');
    thread.message('Three')?.focus();
    await sendKeys({ press: 'ArrowUp' });
    expect(thread.focusedMessage).to.equal('Two');
    await until(() => opacities('Two').every((opacity) => opacity === '1'), 'they are shown on focus');
    expect(measure()).to.deep.equal(before);
  });

  for (const width of [320, 390, 500, 760, 1200])
    it(`bubbles fit their container of ${width} px, in both directions, and no focus ring is cut off`, async () => {
      await setViewport({ width: 1280, height: 800 });
      const open = await openAllKinds();
      const { thread } = open;
      thread.element.style.width = `${width}px`;
      await open.chat.sendText(longText);
      await thread.send(longText);
      await until(
        () => thread.messages.filter((message) => message.textContent?.includes('parcel')).length === 2,
        'both',
      );
      for (const dir of ['ltr', 'rtl']) {
        thread.element.dir = dir;
        await until(() => getComputedStyle(thread.scroller).direction === dir, dir);
        const { scroller } = thread;
        expect(scroller.scrollWidth).to.equal(scroller.clientWidth);
        const view = scroller.getBoundingClientRect();
        for (const message of thread.messages) {
          const bubble = (message.querySelector('.bubble') as Element).getBoundingClientRect();
          // Ring and distance.
          expect(bubble.left - 3).to.be.at.least(view.left);
          expect(bubble.right + 3).to.be.at.most(view.right);
          expect(bubble.width).to.be.at.most(Math.min(34 * 16, width * (width < 512 ? 0.82 : 0.74)) + 1);
          if (message.textContent?.includes('parcel') === true)
            expect(bubble.width).to.be.at.least(Math.min(34 * 16 - 1, width * 0.6));
        }
      }
      if (width === 320) await checkA11y(thread.element);
    });
});
