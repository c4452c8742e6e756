import { expect } from '@open-wc/testing';
import '../../../src/elements/desk-session/desk-session.define.js';
import '../../../src/elements/supervisor-panel/supervisor-panel.define.js';
import type { SupervisorPanel } from '../../../src/elements/supervisor-panel/supervisor-panel.js';
import {
  cleanUp,
  goReady,
  mountSession,
  startEmulator,
  until,
  type Emulator,
} from '../../support/browser/mount-session.js';
import { fetchWorld } from '../../support/browser/server-world.js';
import { SupervisorPanelHarness } from '../../support/harness/supervisor-panel-harness.js';

type Row = Record<string, unknown>;

/** What only older desks read; the emulator sends both kinds of fields. */
const olderFields = ['agentName', 'agentUsername', 'channelType', 'channelIdentity', 'channelSession', 'monitoredBy'];

const withoutOlderFields = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !olderFields.includes(name)));

/** The same chat as a call that two agents take. */
function toCall(row: Row): Row {
  const [session] = row['activeChannelSessions'] as Row[];
  const channel = { channelType: { id: 'voice', name: 'CX_VOICE', channelLogo: '' } };
  return {
    ...row,
    conversationId: 'a-call',
    customerName: 'Cleo',
    direction: 'OUTBOUND',
    activeChannelSessions: [session, { ...session, id: 'voice', conversationId: 'a-call', channel }],
    agentDetails: [
      { agentName: 'Mara Quill', agentUsername: 'mara' },
      { agentName: 'سارة الحسن', agentUsername: 'sara' },
    ],
  };
}

describe('<supervisor-panel> with the report rows of newer servers', () => {
  let emulator: Emulator;
  const originalFetch = globalThis.fetch;

  before(async () => {
    emulator = await startEmulator();
    globalThis.fetch = async (input, init) => {
      const response = await originalFetch(input, init);
      const url = input instanceof Request ? input.url : String(input);
      if (!url.includes('/queue-active-chats/')) return response;
      const groups = (await response.json()) as { readonly chats: readonly Row[] }[];
      return Response.json(
        groups.map((group) => ({
          ...group,
          chats: group.chats.map(withoutOlderFields).flatMap((row) => [row, toCall(row)]),
        })),
      );
    };
  });

  after(async () => {
    globalThis.fetch = originalFetch;
    await cleanUp(emulator);
  });

  it('names all agents, monitors chats, and says that calls are monitored by phone', async () => {
    const agent = await mountSession(emulator, { username: 'mara', attributes: 'session-id="mara"' });
    await goReady(agent);
    await emulator.control('POST', '/chats', { customer: { firstName: 'Ana' }, text: 'Hello', started: 'mara' });
    await until(() => agent.session.state.conversations.ids.length === 1, 'the chat is open');
    const desk = await mountSession(emulator, {
      username: 'vela',
      attributes: 'session-id="vela"',
      markup: '<supervisor-panel refresh-interval="0"></supervisor-panel>',
    });
    const panel = new SupervisorPanelHarness(desk.find<SupervisorPanel>('supervisor-panel'));
    const chat = await panel.waitForRow('chats', 'Ana');
    expect(chat.textContent).to.include('Mara Quill').and.to.include('WEB');
    const call = await panel.waitForRow('chats', 'Cleo');
    expect(call.textContent.replace(/[\u2066-\u2069]/g, ''))
      .to.include('Mara Quill and سارة الحسن')
      .and.to.include('CX_VOICE');
    expect(call.querySelector('.direction')?.ariaLabel).to.equal('Outbound');
    const button = panel.button('Cleo', 'Monitor');
    expect(button?.getAttribute('aria-disabled')).to.equal('true');
    expect(button?.getAttribute('aria-label')).to.include('Calls are monitored by phone, not here.');
    button?.click();
    await panel.press('Ana', 'Monitor');
    await until(() => panel.button('Ana', 'Leave'), 'Ana is monitored');
    const { conversations } = await fetchWorld(emulator);
    expect(conversations[0]?.participants.map(({ role }) => role)).to.include('SILENT_MONITOR');
    expect(desk.session.state.conversations.ids, 'only the chat').to.have.length(1);
  });
});
