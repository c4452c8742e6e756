import { expect } from '@open-wc/testing';
import '../../../../src/elements/agent-login/agent-login.define.js';
import '../../../../src/elements/agent-state-switch/agent-state-switch.define.js';
import type { AgentStateSwitch } from '../../../../src/elements/agent-state-switch/agent-state-switch.js';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import { DeskSession } from '../../../../src/session/session.js';
import { openChat } from '../../../support/browser/customer-chat.js';
import {
  checkA11y,
  cleanUp,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../../support/browser/mount-session.js';
import { AgentStateSwitchHarness } from '../../../support/harness/agent-state-switch-harness.js';
import { normalizeText } from '../../../support/harness/text-helpers.js';
import { SteeredTransport } from '../../../support/node/steered-transport.js';

const widgets = ['agent-state-switch', 'chat-thread', 'agent-login'];

describe('an error of the server that answers nothing', () => {
  let emulator: Emulator;
  let desk: MountedSession;
  let session: DeskSession;
  let receive: (payload: unknown) => void;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  async function mountSteered(markup: string): Promise<void> {
    const transports: SteeredTransport[] = [];
    session = new DeskSession(
      { url: emulator.url },
      {
        transport: (options) => {
          const transport = new SteeredTransport(options);
          transports.push(transport);
          return transport;
        },
      },
    );
    receive = (payload) => transports.at(-1)?.add('errors', payload);
    desk = await mountSession(emulator, { username: null, markup });
    desk.element.session = session;
    expect(await session.login('mara', 'demo')).to.equal(null);
    await until(() => session.state.presence, 'the presence');
    desk = { ...desk, session };
  }

  const noticeOf = (selector: string): HTMLElement | null => {
    const root = desk.find(selector).shadowRoot;
    const popover = root?.querySelector<HTMLElement>('#problem:popover-open');
    const notice = root?.querySelector<HTMLElement>('[part="server-error"]');
    return popover ?? (notice?.checkVisibility() === true ? notice : null);
  };

  /** The elements that show an error. */
  const showing = (): string[] =>
    widgets.filter((name) => desk.element.querySelector(name) !== null && noticeOf(name) !== null);

  const untilShownBy = (...names: string[]): Promise<unknown> =>
    until(() => showing().join() === names.join(), `it is shown by ${names.join() || 'none'}`);

  const textOf = (selector: string): string =>
    normalizeText(noticeOf(selector)?.textContent).replace(/[\u2068\u2069]/g, '');

  const announcedBy = (selector: string): string =>
    normalizeText(desk.find(selector).shadowRoot?.querySelector('[role="alert"]')?.textContent);

  const all = widgets.map((name) => `<${name}></${name}>`).join('');

  it('is shown by the state switch, once, until it is dismissed', async () => {
    await mountSteered(all);
    receive({ task: 'X', msg: 'Queue is down' });
    await untilShownBy('agent-state-switch');
    receive({ task: 'X', msg: 'Queue is down' });
    receive({ task: 'X', msg: 'Routing is down' });
    await until(() => textOf('agent-state-switch').includes('Routing'), 'the second error');
    expect(textOf('agent-state-switch')).to.equal(
      'The server reports an error: Queue is downThe server reports an error: Routing is down',
    );
    expect(announcedBy('agent-state-switch'), 'what was read is not read again').to.equal(
      'The server reports an error: Routing is down',
    );
    expect(showing()).to.deep.equal(['agent-state-switch']);
    await checkA11y(desk.find('agent-state-switch'));
    noticeOf('agent-state-switch')?.querySelector('button')?.click();
    await untilShownBy();
    expect(session.state.local.serverErrors).to.deep.equal([]);
  });

  it('is shown in the open panel', async () => {
    await mountSteered('<agent-state-switch></agent-state-switch>');
    const availability = new AgentStateSwitchHarness(desk.find<AgentStateSwitch>('agent-state-switch'));
    await availability.waitUntilReady();
    await availability.open();
    receive('Queue is down');
    await availability.waitForPanelText('Queue is down');
    expect(showing()).to.deep.equal([]);
    await checkA11y(availability.element);
    availability.panel.hidePopover();
    await untilShownBy('agent-state-switch');
    availability.press('Close');
    await untilShownBy();
    expect(session.state.local.serverErrors).to.deep.equal([]);
  });

  it('is shown by the thread of the conversation that it names, and elsewhere while another one is shown', async () => {
    await mountSteered(all);
    const { id } = await openChat(emulator, desk, 'Ana', { text: 'Hello' });
    receive({ task: 'X', msg: 'No translation', conversationId: id });
    await untilShownBy('chat-thread');
    expect(textOf('chat-thread')).to.equal('The server reports an error: No translation');
    expect(announcedBy('chat-thread')).to.include('No translation');
    receive({ task: 'X', msg: 'No dictionary', conversationId: id });
    await until(() => textOf('chat-thread').includes('No dictionary'), 'the second error');
    expect(announcedBy('chat-thread')).to.equal('The server reports an error: No dictionary');
    await checkA11y(desk.find('chat-thread'));
    desk.find<HTMLElementTagNameMap['chat-thread']>('chat-thread').conversationId = 'another' as never;
    await untilShownBy('agent-state-switch');
    desk.find<HTMLElementTagNameMap['chat-thread']>('chat-thread').conversationId = null;
    await untilShownBy('chat-thread');
    noticeOf('chat-thread')?.querySelector('button')?.click();
    await untilShownBy();
  });

  it('is shown by the first visible element when there is no state switch', async () => {
    await mountSteered('<chat-thread hidden style="display: none"></chat-thread><agent-login></agent-login>');
    receive('Queue is down');
    await untilShownBy('agent-login');
    await checkA11y(desk.find('agent-login'));
    desk.find('agent-login').remove();
    desk.find<HTMLElement>('chat-thread').style.display = '';
    desk.find<HTMLElement>('chat-thread').hidden = false;
    receive('Routing is down');
    await until(() => textOf('chat-thread').includes('Routing'), 'the thread shows it');
    noticeOf('chat-thread')?.querySelector('button')?.click();
    await until(() => noticeOf('chat-thread') === null, 'it is dismissed');
  });

  it('is shown by no element when the page cancels the event', async () => {
    await mountSteered(all);
    const texts: string[] = [];
    desk.element.addEventListener('server-error-reported', (event) => {
      texts.push(event.detail.message);
      if (texts.length === 1) event.preventDefault();
    });
    receive('Queue is down');
    receive('Routing is down');
    await untilShownBy('agent-state-switch');
    expect(textOf('agent-state-switch')).to.equal('The server reports an error: Routing is down');
    expect(texts).to.deep.equal(['Queue is down', 'Routing is down']);
  });
});
