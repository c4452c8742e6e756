import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/elements/desk-session/desk-session.define.js';
import '../../../src/elements/supervisor-panel/supervisor-panel.define.js';
import type { SupervisorPanel } from '../../../src/elements/supervisor-panel/supervisor-panel.js';
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
import { normalizeText } from '../../support/harness/text-helpers.js';
import { SupervisorPanelHarness } from '../../support/harness/supervisor-panel-harness.js';

describe('agents in <supervisor-panel>', () => {
  let emulator: Emulator;
  let mara: MountedSession;
  let panel: SupervisorPanelHarness;
  let deskCount = 0;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  async function mountPanel(): Promise<MountedSession> {
    mara = await mountSession(emulator, { username: 'mara', attributes: `session-id="mara-${++deskCount}"` });
    await goReady(mara);
    await emulator.control('POST', '/chats', { customer: { firstName: 'Ana' }, text: 'Hello', started: 'mara' });
    await until(() => mara.session.state.conversations.ids.length === 1, 'Mara has a chat');
    await mara.session.dispatch({ type: 'set-state', state: 'not-ready', reason: null });
    const desk = await mountSession(emulator, {
      username: 'vela',
      attributes: `session-id="agents-${deskCount}"`,
      markup: '<supervisor-panel refresh-interval="0"></supervisor-panel>',
    });
    panel = new SupervisorPanelHarness(desk.find<SupervisorPanel>('supervisor-panel'));
    await panel.waitForRow('members', 'Mara Quill');
    return desk;
  }

  it('have one name and their user name, are found by either, and show their chats with one click', async () => {
    await mountPanel();
    expect(panel.row('members', 'Mara Quill')?.textContent).to.match(/Mara Quill\s+mara/);
    for (const text of ['mara', 'quill']) {
      await panel.search(text);
      await until(() => panel.renderedRows('members').length === 1, `${text} finds one agent`);
      expect(panel.row('members', 'Mara Quill')).to.not.equal(null);
      await panel.clearSearch();
      await until(() => panel.renderedRows('members').length > 1, 'all are shown again');
    }
    await goReady(await mountSession(emulator, { username: 'otto', attributes: 'session-id="otto"' }));
    await emulator.control('POST', '/chats', { customer: { firstName: 'Bo' }, text: 'Hi', started: 'otto' });
    await panel.refresh();
    await panel.waitForRow('chats', 'Bo');
    panel.agentButton('Mara Quill', '1: show the chats of Mara Quill')?.click();
    await until(() => panel.row('chats', 'Bo') === null, 'only the chats of Mara are shown');
    await until(() => panel.focused?.textContent.includes('Ana') === true, 'the first of them has the focus');
    panel.element.shadowRoot?.querySelector<HTMLButtonElement>('button.selected')?.click();
    await panel.waitForRow('chats', 'Bo');
  });

  it('have every channel by its whole name, with its state where the agent has another', async () => {
    await mountPanel();
    await goReady(mara);
    panel.element.style.cssText = 'display: block; width: 61rem';
    await panel.refresh();
    const channels = () => [
      ...(panel.row('members', 'Mara Quill')?.querySelectorAll<HTMLElement>('.channels li') ?? []),
    ];
    const shown = () =>
      channels().map(({ children, innerText }) =>
        normalizeText(
          children[1]?.className === '' ? innerText : innerText.replace(children[1]?.textContent ?? '', ''),
        ),
      );
    await until(
      () => shown().join() === 'CHAT 1/5,WHATSAPP 0/5',
      () => `they are those of the agent: ${shown().join()}`,
    );
    expect(channels().map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).to.deep.equal([0, 0]);
    const [chat] = mara.session.state.channels;
    await mara.session.dispatch({ type: 'set-channel', channelId: chat?.id as never, ready: false });
    await panel.refresh();
    await until(
      () => /^CHAT [a-z]/.test(shown()[0] ?? ''),
      () => `another state is written: ${shown().join()}`,
    );
  });

  it('have headings that are not cut, in any language', async () => {
    const desk = await mountPanel();
    // As wide as beside a thread on a screen of 1440 and of 1024 px.
    for (const width of [1020, 664]) {
      panel.element.style.cssText = `display: block; width: ${width}px`;
      for (const lang of ['ar', 'bg', 'de', 'es', 'fr', 'he', 'it', 'pt', 'sw', 'tr', 'ur', 'en']) {
        desk.element.lang = lang;
        const grid = () => panel.viewport('members');
        await until(
          () => panel.element.shadowRoot?.querySelector('[part="base"]')?.getAttribute('lang') === lang,
          `the texts are ${lang}`,
        );
        const cut = () =>
          [...grid().querySelectorAll<HTMLElement>('.sort .truncate')]
            .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
            .map(({ textContent }) => textContent);
        await until(
          () => cut().length === 0,
          () => `${lang}, ${width} px: cut are ${cut().join()}`,
        );
      }
    }
  });

  it('are set Ready after a question, with the outcome from the next report', async () => {
    const desk = await mountPanel();
    const requests: unknown[] = [];
    panel.element.addEventListener('agent-state-request', ({ detail }) => requests.push(detail));
    const button = await until(() => panel.agentButton('Mara Quill', 'Set Mara Quill Ready'), 'the button is there');
    button.focus();
    await sendKeys({ press: 'Enter' });
    const question = await until(() => panel.question, 'it asks');
    await checkA11y(panel.element);
    expect(question).to.match(/^Set Mara Quill Ready\? Not ready, .*Chats may be offered at once\. Set Ready Cancel$/);
    await sendKeys({ press: 'Enter' });
    await until(() => panel.question === null, 'the focus began on Cancel');
    expect(panel.focused).to.equal(button);
    expect(requests).to.deep.equal([]);
    await sendKeys({ press: 'Enter' });
    await until(() => panel.question, 'it asks again');
    panel.answer('Set Ready');
    await until(() => panel.success?.includes('Mara Quill is Ready.'), 'the report has confirmed it');
    expect(mara.session.state.presence?.state).to.equal('ready');
    await until(
      () => panel.row('members', 'Mara Quill')?.textContent.includes('Not ready') === false,
      'the row says so',
    );
    expect(panel.focused, 'the focus stays in her row').to.equal(button);
    expect(requests).to.deep.equal([{ agentId: mara.session.state.agent?.id, state: 'ready', reason: null }]);
    expect(desk.session.state.pending).to.deep.equal([]);
  });

  it('are logged out with a reason', async () => {
    const desk = await mountPanel();
    await until(() => desk.session.state.reasons !== null, 'the reasons are loaded');
    const requests: unknown[] = [];
    panel.element.addEventListener('agent-state-request', ({ detail }) => requests.push(detail));
    const reasons = (desk.session.state.reasons ?? []).filter(({ kind }) => kind === 'logout');
    const reason = reasons.at(-1);
    expect(reasons.length, 'there is a choice').to.be.greaterThan(1);
    panel.agentButton('Mara Quill', 'Log out Mara Quill')?.click();
    const question = await until(() => panel.question, 'it asks');
    expect(question).to.include('1 open chat goes back to the queue.').and.to.include('Reason');
    panel.chooseAnswer(reason?.id ?? '');
    panel.answer('Log out');
    await until(() => requests.length > 0, 'it is asked for');
    expect(requests).to.deep.equal([{ agentId: mara.session.state.agent?.id, state: 'logged-out', reason }]);
    await until(() => panel.success?.includes('Mara Quill is logged out.'), 'the report has confirmed it');
    await until(
      () => panel.row('members', 'Mara Quill')?.textContent.includes('Signed out') === true,
      'the table shows it',
    );
    expect(panel.agentButton('Mara Quill', 'Log out Mara Quill. The agent is signed out.')?.ariaDisabled).to.equal(
      'true',
    );
  });

  it('cannot be set by a supervisor of another team: the server’s refusal is shown in words', async () => {
    const desk = await mountPanel();
    const teamReport = desk.session.teamReport.bind(desk.session);
    desk.session.teamReport = async (team) => {
      const report = await teamReport(team);
      const members = report.members.map((member) => ({ ...member, id: `${member.id}x` as typeof member.id }));
      return { ...report, members };
    };
    await panel.refresh();
    await until(() => panel.agentButton('Mara Quill', 'Set Mara Quill Ready'), 'the button is there').then((button) =>
      button.click(),
    );
    await until(() => panel.question, 'it asks');
    panel.answer('Set Ready');
    const alert = await until(() => panel.alert, 'the refusal is shown');
    expect(alert).to.match(/Couldn't set .Mara Quill. Ready\./);
  });
});
