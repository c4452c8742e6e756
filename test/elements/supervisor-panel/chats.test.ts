import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import '../../../src/elements/desk-session/desk-session.define.js';
import '../../../src/elements/supervisor-panel/supervisor-panel.define.js';
import type { ConversationId, TeamChat } from '../../../src/domain/index.js';
import type { SupervisorPanel } from '../../../src/elements/supervisor-panel/supervisor-panel.js';
import type { ChatsShownEvent } from '../../../src/elements/supervisor-panel/supervisor-panel.events.js';
import {
  checkA11y,
  cleanUp,
  goReady,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../support/browser/mount-session.js';
import { fetchWorld } from '../../support/browser/server-world.js';
import { SupervisorPanelHarness } from '../../support/harness/supervisor-panel-harness.js';

describe('the chats of <supervisor-panel>', () => {
  let emulator: Emulator;
  let mara: MountedSession;
  let panel: SupervisorPanelHarness;
  let deskCount = 0;

  before(async () => {
    emulator = await startEmulator({ monitors: 'many' });
  });

  beforeEach(async () => {
    mara = await mountSession(emulator, { username: 'mara', attributes: `session-id="mara-${++deskCount}"` });
    await goReady(mara);
  });

  afterEach(async () => {
    await setViewport({ width: 1024, height: 800 });
    await cleanUp(emulator);
  });

  async function startChat(firstName: string): Promise<ConversationId> {
    const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {
      customer: { firstName },
      text: 'Hello',
      started: 'mara',
    });
    await until(() => mara.session.state.conversations.byId.has(conversationId), `the chat of ${firstName} is open`);
    return conversationId;
  }

  async function mountPanel(username = 'vela'): Promise<MountedSession> {
    const desk = await mountSession(emulator, {
      username,
      attributes: `session-id="${username}-${++deskCount}"`,
      markup: '<supervisor-panel refresh-interval="0"></supervisor-panel>',
    });
    panel = new SupervisorPanelHarness(desk.find<SupervisorPanel>('supervisor-panel'));
    return desk;
  }

  it('shows the direction, and the labels of the customer', async () => {
    const id = await startChat('Ana');
    const customers = await mara.session.customers();
    const [label] = await customers.labels();
    const customerId = mara.session.state.conversations.byId.get(id)?.customer.id;
    if (label === undefined || customerId === undefined || customerId === null)
      throw new Error('No label, or no customer.');
    expect(await customers.setLabel(customerId, label.id, true)).to.deep.equal({ status: 'confirmed' });
    await mountPanel();
    const row = await panel.waitForRow('chats', 'Ana');
    await until(() => row.querySelector('[part="label"]')?.textContent.includes(label.name), 'the label is shown');
    expect(row.querySelector('.direction')?.ariaLabel).to.equal('Inbound');
    await checkA11y(panel.element);
  });

  it('has a slot for the host in each row, and says which rows there are', async () => {
    const id = await startChat('Ana');
    await mountPanel();
    const shown: (readonly TeamChat[])[] = [];
    panel.element.addEventListener('chats-shown', ({ detail }: ChatsShownEvent) => shown.push(detail.chats));
    await panel.waitForRow('chats', 'Ana');
    await until(() => shown.at(-1)?.[0]?.conversationId === id, 'the page knows of the row');
    const link = document.createElement('a');
    link.href = '#case';
    link.textContent = 'Case 12';
    link.slot = `chat-${id}`;
    panel.element.append(link);
    await until(() => link.assignedSlot !== null && link.checkVisibility(), 'it is in the row');
    const row = panel.row('chats', 'Ana')?.getBoundingClientRect();
    const { top, bottom } = link.getBoundingClientRect();
    expect(top).to.be.at.least(row?.top ?? Infinity);
    expect(bottom).to.be.at.most(row?.bottom ?? 0);
    await checkA11y(panel.element);
    await setViewport({ width: 390, height: 800 });
    await until(() => {
      const card = panel.row('chats', 'Ana')?.getBoundingClientRect();
      const { top: linkTop, bottom: linkBottom } = link.getBoundingClientRect();
      return card !== undefined && linkTop > card.top && linkBottom < card.bottom;
    }, 'and in the card on a phone');
    link.remove();
    await until(() => panel.row('chats', 'Ana')?.querySelector('.cell-hosted') === null, 'the column is gone');
  });

  it('goes on to the next chat of the same agent, with the focus', async () => {
    await startChat('Ana');
    await emulator.control('POST', '/clock', { advanceMs: 60_000 });
    const second = await startChat('Ben');
    const desk = await mountPanel();
    await panel.waitForRow('chats', 'Ben');
    await panel.press('Ana', 'Monitor');
    await until(() => panel.button('Ana', 'Leave'), 'Ana is monitored');
    const next = panel.row('chats', 'Ana')?.querySelector<HTMLElement>('[part="next-button"]');
    expect(next?.ariaLabel?.replaceAll(/[\u2068\u2069]/g, '')).to.equal('Next chat of Mara Quill');
    expect(panel.row('chats', 'Ben')?.querySelector('[part="next-button"]')).to.equal(null);
    next?.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => desk.session.state.local.activeConversation === second, 'Ben’s chat is the one that is read');
    expect(desk.session.state.conversations.byId.get(second)?.role).to.equal('monitor');
    expect(panel.focused?.closest('[role="row"]')).to.equal(panel.row('chats', 'Ben'));
  });

  it('lets several supervisors monitor a chat where the server does, and names the others', async () => {
    const id = await startChat('Ana');
    await emulator.control('POST', '/agents', {
      username: 'noor',
      lastName: 'Haddad',
      roles: ['agent', 'supervisor'],
      supervises: ['Harbour'],
    });
    await mountPanel('noor');
    await panel.press('Ana', 'Monitor');
    await until(() => panel.button('Ana', 'Leave'), 'Noor monitors');
    await mountPanel();
    const row = await panel.waitForRow('chats', 'Ana');
    expect(row.textContent).to.match(/Monitored by .Noor Haddad/);
    await panel.press('Ana', 'Monitor');
    await until(() => panel.button('Ana', 'Leave'), 'Vela monitors, too');
    const { conversations } = await fetchWorld(emulator);
    const roles = conversations.find((conversation) => conversation.id === id)?.participants.map(({ role }) => role);
    expect(roles?.filter((role) => role === 'SILENT_MONITOR')).to.have.length(2);
    await panel.refresh();
    const text = panel.row('chats', 'Ana')?.textContent.replaceAll(/[\u2068\u2069]/g, '');
    expect(text).to.include('Monitoring · Monitored by Noor Haddad').and.not.to.include('Vela');
  });

  it('cuts no row: tables are as high as whole rows', async () => {
    for (let i = 0; i < 9; i++)
      await emulator.control('POST', '/chats', { customer: { firstName: `Wren ${i}` }, queue: 'sales' });
    await mountPanel();
    const row = await panel.waitForRow('queued', 'Wren 0');
    const viewport = panel.viewport('queued');
    expect(viewport.scrollHeight, 'there are more rows than fit').to.be.greaterThan(viewport.clientHeight);
    const heading = viewport.querySelector('.heading')?.getBoundingClientRect().height ?? 0;
    const rows = (viewport.clientHeight - heading) / row.getBoundingClientRect().height;
    expect(Math.abs(rows - Math.round(rows)), `${rows} rows`).to.be.lessThan(0.05);
  });
});
