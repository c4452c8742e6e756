import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import '../../src/elements/desk-announcements/desk-announcements.define.js';
import type { DeskAnnouncements } from '../../src/elements/desk-announcements/desk-announcements.js';
import {
  checkA11y,
  cleanUp,
  mount,
  mountDesk,
  startEmulator,
  until,
  type Emulator,
  type MountedDesk,
} from '../support/desk.js';
import { DeskAnnouncementsHarness } from '../support/harness/desk-announcements.js';

describe('<desk-announcements>', () => {
  let emulator: Emulator;
  let desks = 0;
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(async () => {
    await setViewport({ width: 1024, height: 800 });
    await cleanUp(emulator);
  });

  async function open(username = 'mara'): Promise<{ desk: MountedDesk; board: DeskAnnouncementsHarness }> {
    const desk = await mountDesk(emulator, {
      username,
      markup: '<desk-announcements></desk-announcements>',
      attributes: `session-id="${username}-${++desks}"`,
    });
    return { desk, board: new DeskAnnouncementsHarness(desk.find<DeskAnnouncements>('desk-announcements')) };
  }
  const announce = async (text: string, team = 'Harbour'): Promise<string> =>
    (await emulator.control<{ id: string }>('POST', '/announcements', { text, team })).id;
  const has = (board: DeskAnnouncementsHarness, label: string) =>
    until(() => board.label === label, `the button says “${label}” (it says “${board.label}”)`);

  it('is accessible closed, with news, open, in Arabic and narrow', async () => {
    const { desk, board } = await open();
    await checkA11y(board.element);
    await announce('System maintenance at 18:00.\nPlease finish your chats.');
    await until(() => board.news.length === 1, 'the news');
    await checkA11y(board.element);
    board.trigger.click();
    await until(() => board.open, 'the list');
    await checkA11y(board.element);
    desk.element.lang = 'ar';
    await until(() => board.panel.includes('الإعلانات'), 'it speaks Arabic');
    await setViewport({ width: 320, height: 700 });
    await checkA11y(board.element);
  });

  it('counts what was announced before and not seen, shows it newest first, and has it seen for good', async () => {
    await announce('The lift is out of order.');
    await announce('Not for us.', 'Quay');
    await announce('Cake in the kitchen.');
    const { board } = await open();
    await has(board, 'Announcements: 2 new announcements');
    expect(board.news, 'what is old does not push itself forward').to.deep.equal([]);
    board.trigger.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => board.open, 'the list');
    expect(board.listed).to.deep.equal(['*Cake in the kitchen.', '*The lift is out of order.']);
    expect(board.panel)
      .to.include('From vela')
      .and.to.match(/until .*\d\d/);
    await has(board, 'Announcements');
    await sendKeys({ press: 'Escape' });
    await until(() => !board.open, 'closed');
    expect(board.focused).to.equal('Announcements');
    const again = await open();
    await until(() => again.board.listed.length === 2, 'both are there');
    again.board.trigger.click();
    await until(() => again.board.open, 'the list again');
    expect(again.board.label, 'on another day too').to.equal('Announcements');
    expect(again.board.listed, 'nothing is new the second time').to.deep.equal([
      'Cake in the kitchen.',
      'The lift is out of order.',
    ]);
  });

  it('shows a new one beside the button and says it once, until it is put away or withdrawn', async () => {
    const { board } = await open();
    const first = await announce('The lift is out of order.');
    await until(() => board.news.length === 1, 'the news');
    expect(board.said).to.equal('Announcement from vela: The lift is out of order.');
    await has(board, 'Announcements: 1 new announcement');
    await announce('Cake in the kitchen.');
    await until(() => board.news.length === 2, 'both');
    expect(board.news).to.deep.equal(['Cake in the kitchen.', 'The lift is out of order.']);
    await emulator.control('DELETE', `/announcements/${first}`);
    await until(() => board.news.length === 1, 'one was withdrawn');
    board.press('Close');
    await until(() => board.news.length === 0, 'put away');
    expect(board.focused).to.equal('Announcements');
    await has(board, 'Announcements');
    board.trigger.click();
    await until(() => board.open, 'the list');
    expect(board.listed).to.deep.equal(['Cake in the kitchen.']);
  });

  it('lets go of what has run out', async () => {
    const { desk, board } = await open();
    await announce('The lift is out of order.');
    await has(board, 'Announcements: 1 new announcement');
    await emulator.control('POST', '/clock', { advanceMs: 9 * 60 * 60 * 1000 });
    await desk.session.dispatch({ type: 'set-state', state: 'ready', reason: null });
    await has(board, 'Announcements');
    board.trigger.click();
    await until(() => board.panel.includes('There are no announcements.'), 'it says so');
  });

  it('reads what was said while the link was down', async () => {
    const { desk, board } = await open();
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' } });
    await until(() => desk.session.state.connection.status === 'reconnecting', 'no link');
    await announce('The lift is out of order.');
    await has(board, 'Announcements: 1 new announcement');
  });

  it('does not show supervisors their own', async () => {
    const { board: velas } = await open('vela');
    const { board } = await open();
    await announce('Cake in the kitchen.');
    await until(() => board.news.length === 1, 'mara hears of it');
    expect([velas.label, velas.news]).to.deep.equal(['Announcements', []]);
  });

  it('says when earlier ones cannot be read, and reads them when asked', async () => {
    const { desk } = await open();
    await announce('The lift is out of order.');
    desk.element.services = { announcements: 'http://127.0.0.1:9/nowhere' };
    await desk.element.updateComplete;
    const host = mount(`<desk-announcements session-id="mara-${desks}"></desk-announcements>`);
    const board = new DeskAnnouncementsHarness(host.querySelector('desk-announcements') as DeskAnnouncements);
    await board.element.updateComplete;
    await until(() => !board.trigger.disabled, 'the desk is found');
    board.trigger.click();
    await until(() => board.panel.includes('Earlier announcements could not be loaded.'), 'it says so');
    await checkA11y(board.element);
    desk.element.services = {};
    await desk.element.updateComplete;
    board.press('Try again');
    await until(() => board.listed.includes('The lift is out of order.') || board.listed.length === 1, 'it is there');
    await until(() => !board.panel.includes('could not be loaded'), 'and nothing is wrong any more');
  });

  it('is there and cannot be opened without a desk', async () => {
    const host = mount('<desk-announcements></desk-announcements>');
    const board = new DeskAnnouncementsHarness(host.querySelector('desk-announcements') as DeskAnnouncements);
    await board.element.updateComplete;
    expect(board.trigger.disabled).to.equal(true);
    await checkA11y(board.element);
  });
});
