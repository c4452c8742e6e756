import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../../src/elements/conversation-list/conversation-list.define.js';
import '../../../../src/elements/pull-queue/pull-queue.define.js';
import type { ConversationList } from '../../../../src/elements/conversation-list/conversation-list.js';
import type { PullQueue } from '../../../../src/elements/pull-queue/pull-queue.js';
import { openChat } from '../../../support/browser/customer-chat.js';
import { cleanUp, mountSession, startEmulator, until, type Emulator } from '../../../support/browser/mount-session.js';
import { openThread } from '../../../support/browser/open-thread.js';

const longName = 'Wilhelmina Theodora von Featherstonehaugh und zu Konstantinopolis';

const find = (element: HTMLElement, selector: string) => (): HTMLElement | null =>
  element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;

/** As an agent comes to it with the mouse, from elsewhere. */
async function hover(element: HTMLElement): Promise<void> {
  await sendMouse({ type: 'move', position: [1, 1] });
  element.scrollIntoView({ block: 'center' });
  const { left, top, height } = element.getBoundingClientRect();
  await sendMouse({ type: 'move', position: [Math.round(left + 6), Math.round(top + height / 2)] });
}

describe('text that is cut', () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => cleanUp(emulator));

  it('is whole in its title while it is cut, in open and ended rows', async () => {
    const desk = await mountSession(emulator, { markup: '<conversation-list></conversation-list>' });
    const list = desk.find<ConversationList>('conversation-list');
    list.style.width = '14rem';
    const chat = await openChat(emulator, desk, longName, { text: 'Hello' });
    const name = await until(find(list, '[role="option"] .name'), 'the row');
    await hover(name);
    expect(name.title).to.equal(longName);
    const line = await until(find(list, '[role="option"] .line'), 'its line');
    await hover(line);
    expect(line.title, 'a line that fits').to.equal('');
    expect(name.title, 'one at a time').to.equal('');
    await hover(name);
    expect(name.title).to.equal(longName);
    list.style.width = '50rem';
    await hover(name);
    expect(name.title, 'it fits').to.equal('');

    list.style.width = '14rem';
    await chat.leave();
    (await until(find(list, '.ended-head'), 'the ended ones')).click();
    const ended = await until(find(list, 'li .name'), 'the ended row');
    await hover(ended);
    expect(ended.title).to.equal(longName);
  });

  it('is never that of another customer, when the text changes under the pointer', async () => {
    const { element, mounted, chat } = await openThread(emulator, { customer: longName });
    element.style.width = '20rem';
    const heading = await until(find(element, 'h2'), 'the heading');
    await hover(heading);
    expect(heading.title).to.equal(longName);
    const other = await openChat(emulator, mounted, `${longName} the Second`);
    mounted.session.activate(other.id);
    await until(() => heading.textContent.includes('Second'), 'the other one is shown');
    await until(
      () => heading.title === `${longName} the Second`,
      () => `its title: ${heading.title}`,
    );
    const short = await openChat(emulator, mounted, 'Bo');
    mounted.session.activate(short.id);
    await until(() => heading.textContent.trim() === 'Bo', 'the short one is shown');
    await until(
      () => heading.title === '',
      () => `no title: ${heading.title}`,
    );
    mounted.session.activate(chat.id);
  });

  it('leaves the titles of templates as they are', async () => {
    const desk = await mountSession(emulator, { markup: '<pull-queue></pull-queue>' });
    const queue = desk.find<PullQueue>('pull-queue');
    queue.style.width = '14rem';
    const name = await until(find(queue, '.list .truncate'), 'a list');
    name.style.maxWidth = '1.5rem';
    const button = name.closest<HTMLElement>('.list');
    if (button === null) throw new Error('No button.');
    button.title = 'Requests for a call';
    await hover(name);
    expect(name.title.split('\n'), 'what the button says is not hidden').to.deep.equal([
      name.textContent,
      'Requests for a call',
    ]);
    expect(button.title).to.equal('Requests for a call');
    await sendMouse({ type: 'move', position: [1, 1] });
    name.title = 'Of a template';
    await hover(name);
    expect(name.title).to.equal('Of a template');
  });

  it('gets no title in a slot, where it is of the host page', async () => {
    const { element } = await openThread(emulator);
    const own = document.createElement('b');
    own.slot = 'head';
    own.className = 'truncate';
    own.textContent = longName;
    own.style.cssText = 'display: block; overflow: hidden; width: 3rem; white-space: nowrap';
    element.append(own);
    await hover(own);
    expect(own.matches(':hover')).to.equal(true);
    expect(own.title).to.equal('');
  });
});
