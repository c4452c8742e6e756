import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import '../../../src/elements/desk-session/desk-session.define.js';
import '../../../src/elements/supervisor-panel/supervisor-panel.define.js';
import type { SupervisorPanel } from '../../../src/elements/supervisor-panel/supervisor-panel.js';
import {
  checkA11y,
  cleanUp,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../support/browser/mount-session.js';
import { SupervisorPanelHarness } from '../../support/harness/supervisor-panel-harness.js';

const waitingCount = 1000;
const extraAgentCount = 200;

/** A thousand customers wait, and two hundred agents are in the team: what no page should draw at once. */
describe('<supervisor-panel> of a large team', () => {
  let emulator: Emulator;
  let desk: MountedSession;
  let panel: SupervisorPanelHarness;

  /** Not too many requests at once. */
  async function runConcurrently(count: number, task: (i: number) => Promise<unknown>): Promise<void> {
    let nextIndex = 0;
    const worker = async () => {
      while (nextIndex < count) await task(nextIndex++);
    };
    await Promise.all(Array.from({ length: 8 }, worker));
  }

  const customerName = (i: number) => `Customer${String(i).padStart(4, '0')}`;

  before(async function () {
    this.timeout(60_000);
    emulator = await startEmulator();
    await runConcurrently(extraAgentCount, (i) => emulator.control('POST', '/agents', { username: `agent${i}` }));
    await runConcurrently(waitingCount, (i) =>
      emulator.control('POST', '/chats', { customer: { firstName: customerName(i) }, queue: 'sales' }),
    );
  });

  beforeEach(async () => {
    desk = await mountSession(emulator, {
      username: 'vela',
      markup: '<supervisor-panel refresh-interval="0"></supervisor-panel>',
    });
    panel = new SupervisorPanelHarness(desk.find<SupervisorPanel>('supervisor-panel'));
    await panel.waitForRow('queued', 'Customer');
    await panel.sortBy('queued', 'Customer');
    await panel.waitForRow('queued', customerName(0));
  });

  // What the emulator holds is for all of these: only the page is cleared.
  afterEach(async () => {
    await setViewport({ width: 1024, height: 800 });
    await cleanUp();
  });

  after(() => cleanUp(emulator));

  async function pressWithControl(key: string): Promise<void> {
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: key });
    await sendKeys({ up: 'Control' });
  }

  const expectFewRows = (table: 'queued' | 'agents') => expect(panel.renderedRows(table).length).to.be.within(1, 40);

  const getRowIndex = (row: Element | null) => Number(row?.closest('[role="row"]')?.getAttribute('aria-rowindex'));

  it('draws only the rows in sight, and says how many there are', async () => {
    expect(panel.caption('queued')).to.equal('Waiting in queues (1000)');
    expect(panel.caption('agents')).to.equal('Agents (203)');
    expectFewRows('queued');
    expectFewRows('agents');
    expect(panel.viewport('queued').getAttribute('aria-rowcount')).to.equal('1001');
    expect(getRowIndex(panel.row('queued', customerName(0)))).to.equal(2);
    expect(panel.summaryText()).to.include('sales 1,000').and.to.include('0 of 203 ready');
    await checkA11y(panel.element);
  });

  it('draws others when it is scrolled, and keeps its place when it is read again', async () => {
    const viewport = panel.viewport('queued');
    const height = panel.row('queued', customerName(0))?.offsetHeight ?? 0;
    viewport.scrollTop = 500 * height;
    await panel.waitForRow('queued', customerName(502));
    expectFewRows('queued');
    expect(viewport.scrollHeight).to.be.within(waitingCount * height, (waitingCount + 3) * height);
    const row = panel.row('queued', customerName(502));
    const scrollTopBefore = viewport.scrollTop;
    await panel.refresh();
    expect(viewport.scrollTop).to.equal(scrollTopBefore);
    expect(panel.row('queued', customerName(502)), 'the same row, not a new one').to.equal(row);
  });

  it('is one stop for Tab, and walked by arrows', async () => {
    expect(panel.tabStops('queued')).to.have.length(1);
    panel.tabStops('queued')[0]?.focus();
    expect(panel.focused?.textContent.trim()).to.equal(customerName(0));
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowRight' });
    expect(panel.focused?.textContent.trim()).to.equal('sales');
    expect(getRowIndex(panel.focused)).to.equal(3);
    await pressWithControl('End');
    await until(() => getRowIndex(panel.focused) === 1001, 'the last row');
    expectFewRows('queued');
    await sendKeys({ press: 'PageUp' });
    await until(() => getRowIndex(panel.focused) < 1000 && getRowIndex(panel.focused) > 900, 'a page before it');
    expect(panel.tabStops('queued'), 'still one').to.have.length(1);
    await sendKeys({ press: 'Home' });
    expect(panel.focused?.textContent.trim()).to.match(/^Customer09/);
    await pressWithControl('Home');
    await until(() => getRowIndex(panel.focused) === 2, 'the first row');
    await sendKeys({ press: 'ArrowUp' });
    expect(panel.focused?.textContent.trim(), 'the headings are above it').to.equal('Customer');
    await sendKeys({ press: 'Enter' });
    await panel.waitForRow('queued', customerName(999));
    expect(panel.sortOrder('queued', 'Customer')).to.equal('descending');
    expect(panel.focused?.textContent.trim(), 'sorting leaves the focus where it is').to.equal('Customer');
    await sendKeys({ press: 'Tab' });
    expect(panel.viewport('queued').contains(panel.focused), 'Tab leaves the table').to.equal(false);
  });

  it('goes the other way from right to left', async () => {
    desk.element.lang = 'ar';
    await until(() => panel.text.includes('في قوائم الانتظار'), 'Arabic');
    panel.tabStops('queued')[0]?.focus();
    await sendKeys({ press: 'ArrowLeft' });
    expect(panel.focused?.textContent.trim()).to.equal('sales');
  });

  it('keeps the focus on a row that is scrolled out of sight, and finds it again', async () => {
    panel.tabStops('queued')[0]?.focus();
    const viewport = panel.viewport('queued');
    viewport.scrollTop = 20_000;
    await until(() => panel.row('queued', customerName(0)) === null, 'the row is not drawn');
    expect(panel.focused, 'the table holds it').to.equal(viewport);
    await sendKeys({ press: 'ArrowDown' });
    await until(() => panel.focused?.textContent.trim() === customerName(1), 'on from where it was');
    expect(viewport.scrollTop).to.be.lessThan(100);
  });

  it('draws as many as fit after it has become narrow, as cards', async () => {
    await setViewport({ width: 390, height: 800 });
    await until(() => (panel.renderedRows('agents')[0]?.offsetHeight ?? 0) > 60, 'cards');
    expectFewRows('agents');
    const viewport = panel.viewport('agents');
    await until(() => {
      // Once the height of a card is known, there is more to scroll.
      viewport.scrollTop = viewport.scrollHeight;
      return getRowIndex(panel.renderedRows('agents').at(-1) ?? null) === 204;
    }, 'the last one is drawn');
    const lastRect = panel.renderedRows('agents').at(-1)?.getBoundingClientRect();
    expect(
      Math.abs((lastRect?.bottom ?? 0) - viewport.getBoundingClientRect().bottom),
      'and ends the list',
    ).to.be.lessThan(3);
    await checkA11y(panel.element);
  });

  it('narrows to a queue, to available agents, to what is searched for', async () => {
    panel.choose('Agent availability', 'Ready agents');
    await until(() => panel.caption('agents') === 'Agents (0)', 'nobody is ready');
    expect(panel.rows('agents')).to.deep.equal([['No matches for your search or filters']]);
    expect(panel.text).to.include('1000 rows match');
    panel.choose('Agent availability', 'All agents');
    await panel.search('customer0777');
    await until(() => panel.caption('queued') === 'Waiting in queues (1)', 'one of a thousand');
    await panel.clearSearch();
    panel.choose('Queue', 'support');
    await until(() => panel.caption('queued') === 'Waiting in queues (0)', 'nobody waits for support');
    panel.choose('Queue', 'All queues');
    await until(() => panel.caption('queued') === 'Waiting in queues (1000)', 'all of them again');
  });
});
