import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import '../../../src/index.js';
import type { AgentDesk } from '../../../src/elements/agent-desk/agent-desk.js';
import type { ConversationId } from '../../../src/domain/index.js';
import type { DeskSession } from '../../../src/session/session.js';
import { normalizeText } from '../../support/harness/text-helpers.js';
import { checkA11y, cleanUp, mount, startEmulator, until, type Emulator } from '../../support/browser/mount-session.js';

describe('<agent-desk>', () => {
  let emulator: Emulator;
  const sessions: DeskSession[] = [];
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(async () => {
    for (const session of sessions.splice(0)) session.dispose();
    await setViewport({ width: 1024, height: 800 });
    await cleanUp(emulator);
  });

  async function openElement(width: number, { username = 'mara', content = '' } = {}) {
    await setViewport({ width, height: 800 });
    const host = mount(`<agent-desk url="${emulator.url}">${content}</agent-desk>`);
    host.classList.add('desk-host');
    const element = host.querySelector('agent-desk') as AgentDesk;
    const session = await until(() => element.session, 'the desk has its own session');
    sessions.push(session);
    const root = element.shadowRoot as ShadowRoot;
    const find = <T extends HTMLElement = HTMLElement>(selector: string): T | null => root.querySelector<T>(selector);
    const isShown = (selector: string): boolean => find(selector)?.checkVisibility() === true;
    await until(() => isShown('agent-login'), 'the sign-in is shown');
    expect(find('chat-thread'), 'nothing else before the sign-in').to.equal(null);
    expect(await session.login(username, 'demo')).to.equal(null);
    await until(() => isShown('agent-state-switch'), 'the desk is shown');
    await until(() => session.state.channels.length > 0, 'the presence');
    await session.dispatch({ type: 'set-state', state: 'ready', reason: null });
    for (const { id } of session.state.channels)
      await session.dispatch({ type: 'set-channel', channelId: id, ready: true });
    return { element, session, root, find, isShown };
  }

  type Desk = Awaited<ReturnType<typeof openElement>>;

  async function accept({ session }: Desk, firstName: string): Promise<ConversationId> {
    const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {
      customer: { firstName },
      text: `Hello from ${firstName}`,
    });
    await until(() => session.state.offers.byId.has(conversationId), 'there is an offer');
    await session.dispatch({ type: 'accept-offer', conversationId });
    return conversationId;
  }

  const deepFocus = (): Element | null => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused;
  };

  it('has three panes where there is room, resized and closed by keys, and keeps that', async () => {
    const desk = await openElement(1440);
    const { find, isShown, session } = desk;
    await accept(desk, 'Ana');
    await until(
      () => isShown('customer-card') && isShown('chat-thread') && isShown('conversation-list'),
      'three panes',
    );
    expect(find('pull-queue'), 'not before its tab is chosen').to.equal(null);
    expect(find('supervisor-panel'), 'not for an agent').to.equal(null);
    await checkA11y(desk.element);
    const width = (selector: string): number => Math.round(find(selector)?.getBoundingClientRect().width ?? 0);
    const listWidth = width('.list-pane');
    find('.splitter.start')?.focus();
    await sendKeys({ press: 'ArrowRight' });
    await until(
      () => width('.list-pane') === listWidth + 16,
      () => `the list is wider: ${width('.list-pane')}`,
    );
    await sendKeys({ press: 'Enter' });
    await until(() => width('.list-pane') < 100, 'the list is a rail');
    await sendKeys({ press: 'Enter' });
    await until(() => width('.list-pane') === listWidth + 16, 'as wide as before');
    find('.splitter.end')?.focus();
    await sendKeys({ press: 'ArrowRight' });
    await until(() => width('.card') < 312, 'the card is narrower');
    find('[part~="card-button"]')?.click();
    await until(() => find('customer-card') === null, 'the card is closed');
    expect(session.state.local.filters.get('agent-desk')).to.deep.include({ isCardOpen: false, isListClosed: false });
    find('.tab:nth-child(2)')?.click();
    await until(() => isShown('pull-queue') && !isShown('conversation-list'), 'the requests');
    desk.element.lang = 'ar';
    await until(() => find('.tab')?.textContent.includes('المحادثات'), 'the texts are Arabic');
    await checkA11y(desk.element);
  });

  it('opens the command palette from its head, and gives the focus back', async () => {
    const desk = await openElement(1440);
    const button = await until(() => desk.find('[part~="find-button"]'), 'its button');
    expect(button.getAttribute('aria-keyshortcuts')).to.equal('Control+K');
    expect(normalizeText(button.textContent)).to.match(/^Find a conversation, an action or a response Ctrl K$/);
    button.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => deepFocus()?.getAttribute('role') === 'combobox', 'the palette has the focus');
    await sendKeys({ press: 'Escape' });
    await until(() => deepFocus() === button, 'the focus is back');
  });

  it('makes the list a rail for the card where there is room for two, and covers nothing', async () => {
    const desk = await openElement(1024);
    await accept(desk, 'Ana');
    await until(() => desk.isShown('chat-thread'), 'the thread');
    expect(desk.find('customer-card'), 'closed by default').to.equal(null);
    (await until(() => desk.find('[part~="card-button"]'), 'its button')).click();
    await until(() => desk.isShown('customer-card'), 'the card');
    const rects = ['.list-pane', '.thread', '.card'].map((selector) => desk.find(selector)?.getBoundingClientRect());
    const [list, thread, card] = rects;
    expect(list?.width).to.be.lessThan(100);
    expect(thread?.left).to.be.at.least((list?.right ?? 0) - 1);
    expect(card?.left).to.be.at.least((thread?.right ?? 0) - 1);
    expect(document.documentElement.scrollWidth, 'no overflow').to.be.at.most(1024);
  });

  it('shows one pane on a phone: a conversation, and back, with the focus where the work is', async () => {
    const desk = await openElement(320);
    const id = await accept(desk, 'Ana');
    const second = await accept(desk, 'Björn');
    await until(() => desk.isShown('chat-thread') && !desk.isShown('conversation-list'), 'the thread alone');
    await checkA11y(desk.element);
    expect(document.documentElement.scrollWidth, 'no overflow').to.be.at.most(320);
    const header = desk.find('chat-thread')?.shadowRoot?.querySelector('.header');
    const name = header?.querySelector('h2');
    expect(name?.scrollWidth, 'the whole name').to.be.at.most(name?.clientWidth ?? 0);
    expect(name?.clientWidth).to.be.at.least(128);
    const [info, actions] = ['.info', '.actions'].map((part) => header?.querySelector(part)?.getBoundingClientRect());
    expect(actions?.top, 'the actions are below the name').to.be.at.least(info?.bottom ?? Infinity);
    desk.find('[part~="back-button"]')?.click();
    await until(() => desk.isShown('conversation-list') && !desk.isShown('chat-thread'), 'the list alone');
    expect(desk.element.matches(':focus-within'), 'the focus is in the desk').to.equal(true);
    await checkA11y(desk.element);
    const row = await until(
      () =>
        [...(desk.find('conversation-list')?.shadowRoot?.querySelectorAll<HTMLElement>('[role="option"]') ?? [])].find(
          (option) => option.textContent.includes('Ana'),
        ),
      'the row of Ana',
    );
    row.click();
    await until(() => desk.isShown('chat-thread'), 'the thread');
    expect(desk.session.state.local.activeConversation).to.equal(id);
    await until(() => deepFocus()?.localName === 'textarea', 'the cursor is in its field');
    const card = await until(() => desk.find('customer-card'), 'the card');
    card.shadowRoot?.querySelector<HTMLElement>('[part~="drawer-button"]')?.click();
    await until(() => card.shadowRoot?.querySelector('dialog')?.textContent.includes('Ana'), 'the card is open');
    await sendKeys({ press: 'Escape' });
    await until(() => card.shadowRoot?.querySelector('dialog')?.open === false, 'the card is closed');
    await desk.session.dispatch({ type: 'leave', conversationId: id });
    await desk.session.dispatch({ type: 'leave', conversationId: second });
    await until(() => desk.isShown('conversation-list'), 'back at the list');
  });

  it('changes its layout without a notice of the browser about a loop, also where its height is that of its content', async () => {
    const desk = await openElement(1000);
    await accept(desk, 'Ana');
    desk.element.parentElement?.classList.remove('desk-host');
    const notices: string[] = [];
    const listen = ({ message }: ErrorEvent) => notices.push(message);
    window.addEventListener('error', listen);
    for (const [width, room] of [
      [400, 'phone'],
      [1440, 'wide'],
      [500, 'phone'],
      [1440, 'wide'],
    ] as const) {
      await setViewport({ width, height: 800 });
      await until(() => desk.isShown(`.base.${room}`), `${room} at ${width}`);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }
    window.removeEventListener('error', listen);
    expect(notices).to.deep.equal([]);
  });

  it('has the panel for supervisors, and shows content of the host in place of its parts', async () => {
    const desk = await openElement(1440, {
      username: 'vela',
      content: '<b slot="brand">Harbour</b><p slot="queue">Own queue</p><p slot="card">Own card</p>',
    });
    await accept(desk, 'Ana');
    await until(() => desk.find('slot[name="card"]'), 'the pane of the card');
    expect(desk.isShown('customer-card'), 'replaced').to.equal(false);
    expect(desk.element.querySelector('[slot="card"]')?.checkVisibility()).to.equal(true);
    const [, team] = desk.root.querySelectorAll<HTMLElement>('[part~="view-button"]');
    team?.click();
    await until(() => desk.isShown('supervisor-panel') && !desk.isShown('chat-thread'), 'the panel');
    await accept(desk, 'Björn');
    desk.session.activate([...desk.session.state.conversations.ids].at(-1) ?? null);
    await until(() => desk.isShown('chat-thread'), 'a conversation that becomes active is shown');
  });

  it('shows the thread of a monitored chat beside the panel of a supervisor, until it is closed', async () => {
    const mara = await openElement(1440);
    const id = await accept(mara, 'Ana');
    await until(() => mara.session.state.conversations.byId.has(id), 'the chat is open');
    const desk = await openElement(1440, { username: 'vela' });
    const { session, isShown, find } = desk;
    desk.root.querySelectorAll<HTMLElement>('[part~="view-button"]')[1]?.click();
    await until(() => isShown('supervisor-panel'), 'the panel');
    const panel = find('supervisor-panel') as HTMLElement;
    const left = (element: Element): number => element.getBoundingClientRect().left;
    expect(left(panel) - left(desk.element), 'it does not touch the edge').to.be.at.least(8);
    const team = session.state.agent?.supervisedTeams.find(({ name }) => name === 'Harbour');
    if (team === undefined) throw new Error('She does not supervise the team.');
    const chat = (await session.teamReport(team)).chats.find(({ conversationId }) => conversationId === id);
    if (chat === undefined) throw new Error('She does not see the chat.');
    await session.dispatch({ type: 'monitor', chat });
    session.activate(id);
    await until(() => isShown('chat-thread'), 'the thread');
    expect(isShown('supervisor-panel'), 'the panel stays').to.equal(true);
    expect(isShown('conversation-list')).to.equal(false);
    const thread = find('.thread') as HTMLElement;
    expect(panel.getBoundingClientRect().right).to.be.at.most(left(thread));
    await checkA11y(desk.element);
    find('[part~="close-button"]')?.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => !isShown('chat-thread'), 'it is closed');
    expect(isShown('supervisor-panel')).to.equal(true);
    expect(session.state.conversations.byId.has(id), 'she still monitors').to.equal(true);
  });

  it('shows a session of the host', async () => {
    const own = await openElement(1024);
    const host = mount('<agent-desk></agent-desk>');
    const other = host.querySelector('agent-desk') as AgentDesk;
    other.session = own.session;
    await until(() => other.shadowRoot?.querySelector('agent-state-switch')?.checkVisibility(), 'the same session');
    expect(other.shadowRoot?.querySelector('desk-session')).to.equal(null);
  });
});
