import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import '../../src/elements/desk-session/desk-session.define.js';
import '../../src/elements/supervisor-panel/supervisor-panel.define.js';
import type { SupervisorPanel } from '../../src/elements/supervisor-panel/supervisor-panel.js';
import {
  checkA11y,
  cleanUp,
  mountDesk,
  startEmulator,
  until,
  type Emulator,
  type MountedDesk,
} from '../support/desk.js';
import { SupervisorPanelHarness } from '../support/harness/supervisor-panel.js';

const waiting = 1000;
const extraAgents = 200;

/** A thousand customers wait, and two hundred agents are in the team: what no page should draw at once. */
describe('<supervisor-panel> of a large team', () => {
  let emulator: Emulator;
  let desk: MountedDesk;
  let panel: SupervisorPanelHarness;

  /** Not too many requests at once. */
  async function each(n: number, run: (i: number) => Promise<unknown>): Promise<void> {
    let next = 0;
    const work = async () => {
      while (next < n) await run(next++);
    };
    await Promise.all(Array.from({ length: 8 }, work));
  }

  const customer = (i: number) => `Customer${String(i).padStart(4, '0')}`;

  before(async function () {
    this.timeout(60_000);
    emulator = await startEmulator();
    await each(extraAgents, (i) => emulator.control('POST', '/agents', { username: `agent${i}` }));
    await each(waiting, (i) =>
      emulator.control('POST', '/chats', { customer: { firstName: customer(i) }, queue: 'sales' }),
    );
  });

  beforeEach(async () => {
    desk = await mountDesk(emulator, {
      username: 'vela',
      markup: '<supervisor-panel refresh-interval="0"></supervisor-panel>',
    });
    panel = new SupervisorPanelHarness(desk.find<SupervisorPanel>('supervisor-panel'));
    await panel.rowAppears('queued', 'Customer');
    await panel.sortBy('queued', 'Customer');
    await panel.rowAppears('queued', customer(0));
  });

  // What the emulator holds is for all of these: only the page is cleared.
  afterEach(async () => {
    await setViewport({ width: 1024, height: 800 });
    await cleanUp();
  });

  after(() => cleanUp(emulator));

  async function withControl(key: string): Promise<void> {
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: key });
    await sendKeys({ up: 'Control' });
  }

  const bounded = (table: 'queued' | 'agents') => expect(panel.drawn(table).length).to.be.within(1, 40);

  const index = (row: Element | null) => Number(row?.closest('[role="row"]')?.getAttribute('aria-rowindex'));

  it('draws only the rows in sight, and says how many there are', async () => {
    expect(panel.caption('queued')).to.equal('Waiting in queues (1000)');
    expect(panel.caption('agents')).to.equal('Agents (203)');
    bounded('queued');
    bounded('agents');
    expect(panel.viewport('queued').getAttribute('aria-rowcount')).to.equal('1001');
    expect(index(panel.row('queued', customer(0)))).to.equal(2);
    expect(panel.summary()).to.include('sales 1,000').and.to.include('0 of 203 ready');
    await checkA11y(panel.element);
  });

  it('draws others when it is scrolled, and keeps its place when it is read again', async () => {
    const viewport = panel.viewport('queued');
    const height = panel.row('queued', customer(0))?.offsetHeight ?? 0;
    viewport.scrollTop = 500 * height;
    await panel.rowAppears('queued', customer(502));
    bounded('queued');
    expect(viewport.scrollHeight).to.be.within(waiting * height, (waiting + 3) * height);
    const row = panel.row('queued', customer(502));
    const before = viewport.scrollTop;
    await panel.readAgain();
    expect(viewport.scrollTop).to.equal(before);
    expect(panel.row('queued', customer(502)), 'the same row, not a new one').to.equal(row);
  });

  it('is one stop for Tab, and walked by arrows', async () => {
    expect(panel.tabStops('queued')).to.have.length(1);
    panel.tabStops('queued')[0]?.focus();
    expect(panel.focused?.textContent.trim()).to.equal(customer(0));
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowRight' });
    expect(panel.focused?.textContent.trim()).to.equal('sales');
    expect(index(panel.focused)).to.equal(3);
    await withControl('End');
    await until(() => index(panel.focused) === 1001, 'the last row');
    bounded('queued');
    await sendKeys({ press: 'PageUp' });
    await until(() => index(panel.focused) < 1000 && index(panel.focused) > 900, 'a page before it');
    expect(panel.tabStops('queued'), 'still one').to.have.length(1);
    await sendKeys({ press: 'Home' });
    expect(panel.focused?.textContent.trim()).to.match(/^Customer09/);
    await withControl('Home');
    await until(() => index(panel.focused) === 2, 'the first row');
    await sendKeys({ press: 'ArrowUp' });
    expect(panel.focused?.textContent.trim(), 'the headings are above it').to.equal('Customer');
    await sendKeys({ press: 'Enter' });
    await panel.rowAppears('queued', customer(999));
    expect(panel.order('queued', 'Customer')).to.equal('descending');
    expect(panel.focused?.textContent.trim(), 'sorting leaves the focus where it is').to.equal('Customer');
    await sendKeys({ press: 'Tab' });
    expect(panel.viewport('queued').contains(panel.focused), 'Tab leaves the table').to.equal(false);
  });

  it('goes the other way from right to left', async () => {
    desk.element.lang = 'ar';
    await until(() => panel.text.includes('في انتظار الطوابير'), 'Arabic');
    panel.tabStops('queued')[0]?.focus();
    await sendKeys({ press: 'ArrowLeft' });
    expect(panel.focused?.textContent.trim()).to.equal('sales');
  });

  it('keeps the focus on a row that is scrolled out of sight, and finds it again', async () => {
    panel.tabStops('queued')[0]?.focus();
    const viewport = panel.viewport('queued');
    viewport.scrollTop = 20_000;
    await until(() => panel.row('queued', customer(0)) === null, 'the row is not drawn');
    expect(panel.focused, 'the table holds it').to.equal(viewport);
    await sendKeys({ press: 'ArrowDown' });
    await until(() => panel.focused?.textContent.trim() === customer(1), 'on from where it was');
    expect(viewport.scrollTop).to.be.lessThan(100);
  });

  it('draws as many as fit after it has become narrow, as cards', async () => {
    await setViewport({ width: 390, height: 800 });
    await until(() => (panel.drawn('agents')[0]?.offsetHeight ?? 0) > 60, 'cards');
    bounded('agents');
    const viewport = panel.viewport('agents');
    await until(() => {
      // Once the height of a card is known, there is more to scroll.
      viewport.scrollTop = viewport.scrollHeight;
      return index(panel.drawn('agents').at(-1) ?? null) === 204;
    }, 'the last one is drawn');
    const last = panel.drawn('agents').at(-1)?.getBoundingClientRect();
    expect(Math.abs((last?.bottom ?? 0) - viewport.getBoundingClientRect().bottom), 'and ends the list').to.be.lessThan(
      3,
    );
    await checkA11y(panel.element);
  });

  it('narrows to a queue, to available agents, to what is searched for', async () => {
    panel.choose('Availability of agents', 'Ready agents');
    await until(() => panel.caption('agents') === 'Agents (0)', 'nobody is ready');
    expect(panel.rows('agents')).to.deep.equal([['Nothing here matches your search or filters.']]);
    expect(panel.text).to.include('1000 rows match');
    panel.choose('Availability of agents', 'All agents');
    await panel.search('customer0777');
    await until(() => panel.caption('queued') === 'Waiting in queues (1)', 'one of a thousand');
    await panel.clearSearch();
    panel.choose('Queue', 'support');
    await until(() => panel.caption('queued') === 'Waiting in queues (0)', 'nobody waits for support');
    panel.choose('Queue', 'All queues');
    await until(() => panel.caption('queued') === 'Waiting in queues (1000)', 'all of them again');
  });
});
