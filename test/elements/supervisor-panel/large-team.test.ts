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

/** A thousand waiting customers and two hundred agents: too many rows to render at once. */
describe('<supervisor-panel> of a large team', () => {
  let emulator: Emulator;
  let desk: MountedSession;
  let panel: SupervisorPanelHarness;

  /** Runs at most eight requests at a time. */
  async function runConcurrently(count: number, task: (i: number) => Promise<unknown>): Promise<void> {
    let nextIndex = 0;
    const worker = async () => {
      while (nextIndex < count) await task(nextIndex++);
    };
    await Promise.all(Array.from({ length: 8 }, worker));
  }

  const customerName = (i: number) => `Customer${String(i).padStart(4, '0')}`;

  before(async function () {
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

  // All tests share the emulator's data; only the page is cleared.
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

  const expectFewRows = (table: 'queued' | 'members') => expect(panel.renderedRows(table).length).to.be.within(1, 40);

  const getRowIndex = (row: Element | null) => Number(row?.closest('[role="row"]')?.getAttribute('aria-rowindex'));

  it('renders only the rows near the viewport, and exposes the row count', async () => {
    expect(panel.caption('queued')).to.equal('Waiting in queues (1,000)');
    expect(panel.caption('members')).to.equal('Agents (204)');
    expectFewRows('queued');
    expectFewRows('members');
    expect(panel.viewport('queued').getAttribute('aria-rowcount')).to.equal('1001');
    expect(getRowIndex(panel.row('queued', customerName(0)))).to.equal(2);
    expect(panel.summaryText()).to.include('sales 1,000').and.to.include('0 of 204 ready');
    await checkA11y(panel.element);
  });

  it('renders other rows on scroll, and keeps the scroll position on refresh', async () => {
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
    expect(panel.row('queued', customerName(502)), 'the same row element').to.equal(row);
  });

  it('leaves nothing in the page of rows that were scrolled away', async () => {
    const viewport = panel.viewport('queued');
    const scrollTo = async (index: number) => {
      viewport.scrollTop = index * (panel.renderedRows('queued')[0]?.offsetHeight ?? 0);
      await panel.waitForRow('queued', customerName(index));
    };
    const countNodes = () => viewport.querySelector('.body')?.childNodes.length ?? NaN;
    await scrollTo(100);
    const count = countNodes();
    for (let i = 2; i <= 9; i++) await scrollTo(i * 100);
    await scrollTo(100);
    // The table may have become lower since; a node left by each row would be more than that.
    await until(
      () => countNodes() <= count,
      () => `${count} nodes at first, now ${countNodes()}`,
    );
  });

  it('has one tab stop and arrow key navigation', async () => {
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
    await until(() => getRowIndex(panel.focused) < 1000 && getRowIndex(panel.focused) > 900, 'one page up');
    expect(panel.tabStops('queued'), 'still one tab stop').to.have.length(1);
    await sendKeys({ press: 'Home' });
    expect(panel.focused?.textContent.trim()).to.match(/^Customer09/);
    await pressWithControl('Home');
    await until(() => getRowIndex(panel.focused) === 2, 'the first row');
    await sendKeys({ press: 'ArrowUp' });
    expect(panel.focused?.textContent.trim(), 'the header row is above').to.equal('Customer');
    await sendKeys({ press: 'Enter' });
    await panel.waitForRow('queued', customerName(999));
    expect(panel.sortOrder('queued', 'Customer')).to.equal('descending');
    expect(panel.focused?.textContent.trim(), 'sorting keeps the focus').to.equal('Customer');
    await sendKeys({ press: 'Tab' });
    expect(panel.viewport('queued').contains(panel.focused), 'Tab leaves the table').to.equal(false);
  });

  it('reverses the arrow keys in right-to-left direction', async () => {
    desk.element.lang = 'ar';
    await until(() => panel.text.includes('في قوائم الانتظار'), 'the texts are Arabic');
    panel.tabStops('queued')[0]?.focus();
    await sendKeys({ press: 'ArrowLeft' });
    expect(panel.focused?.textContent.trim()).to.equal('sales');
  });

  it('keeps the position of a row that is scrolled out of view', async () => {
    panel.tabStops('queued')[0]?.focus();
    const viewport = panel.viewport('queued');
    viewport.scrollTop = 20_000;
    await until(() => panel.row('queued', customerName(0)) === null, 'the row is not rendered');
    expect(panel.focused, 'the viewport has the focus').to.equal(viewport);
    await sendKeys({ press: 'ArrowDown' });
    await until(() => panel.focused?.textContent.trim() === customerName(1), 'the next row has the focus');
    expect(viewport.scrollTop).to.be.lessThan(100);
  });

  it('renders cards in a narrow container', async () => {
    await setViewport({ width: 390, height: 800 });
    await until(() => (panel.renderedRows('members')[0]?.offsetHeight ?? 0) > 60, 'rows are cards');
    expectFewRows('members');
    const viewport = panel.viewport('members');
    await until(() => {
      // The scroll height grows once the height of a card is measured.
      viewport.scrollTop = viewport.scrollHeight;
      return getRowIndex(panel.renderedRows('members').at(-1) ?? null) === 205;
    }, 'the last card is rendered');
    const lastRect = panel.renderedRows('members').at(-1)?.getBoundingClientRect();
    expect(
      Math.abs((lastRect?.bottom ?? 0) - viewport.getBoundingClientRect().bottom),
      'the last card ends the list',
    ).to.be.lessThan(3);
    await checkA11y(panel.element);
  });

  it('filters by queue, availability and search text', async () => {
    panel.choose('Agent availability', 'Ready agents');
    await until(() => panel.caption('members') === 'Agents (0)', 'no agent is ready');
    expect(panel.rows('members')).to.deep.equal([['No matches for your search or filters']]);
    expect(panel.text).to.include('1,000 rows match');
    panel.choose('Agent availability', 'All agents');
    await panel.search('customer0777');
    await until(() => panel.caption('queued') === 'Waiting in queues (1)', 'one row matches');
    await panel.clearSearch();
    panel.choose('Queue', 'support');
    await until(() => panel.caption('queued') === 'Waiting in queues (0)', 'no customer waits for support');
    panel.choose('Queue', 'All queues');
    await until(() => panel.caption('queued') === 'Waiting in queues (1,000)', 'all rows are back');
  });
});
