import { expect } from '@open-wc/testing';
import '../../../src/elements/agent-state-switch/agent-state-switch.define.js';
import '../../../src/elements/task-offer/task-offer.define.js';
import type { AgentStateSwitch } from '../../../src/elements/agent-state-switch/agent-state-switch.js';
import type { TaskOffer } from '../../../src/elements/task-offer/task-offer.js';
import {
  cleanUp,
  goReady,
  mountSession,
  startEmulator,
  until,
  type Emulator,
} from '../../support/browser/mount-session.js';
import { AgentStateSwitchHarness } from '../../support/harness/agent-state-switch-harness.js';
import { TaskOfferHarness } from '../../support/harness/task-offer-harness.js';

const hour = 3_600_000;

describe('a page whose wall clock is wrong', () => {
  const rightNow = Date.now.bind(Date);
  let emulator: Emulator;

  const setClock = (wrongBy: number) => (Date.now = () => rightNow() + wrongBy);

  before(async () => {
    emulator = await startEmulator({ rona: 30 });
  });
  afterEach(async () => {
    Date.now = rightNow;
    await cleanUp(emulator);
  });

  async function openPage() {
    const desk = await mountSession(emulator, {
      markup: '<agent-state-switch></agent-state-switch><task-offer no-sound></task-offer>',
    });
    return {
      desk,
      offers: new TaskOfferHarness(desk.find<TaskOffer>('task-offer')),
      stateSwitch: new AgentStateSwitchHarness(desk.find<AgentStateSwitch>('agent-state-switch')),
    };
  }

  for (const wrongBy of [-3 * hour, 3 * hour]) {
    it(`by ${String(wrongBy / hour)} hours shows right countdowns and durations, also after it is corrected`, async () => {
      setClock(wrongBy);
      const { desk, offers, stateSwitch } = await openPage();
      await goReady(desk);
      await emulator.control('POST', '/chats', { customer: { firstName: 'Ida' } });
      await until(() => offers.customers.includes('Ida'), 'the offer');
      expect(offers.secondsLeft('Ida')).to.be.within(25, 30);
      for (const correction of [0, -wrongBy]) {
        setClock(correction);
        const before = offers.secondsLeft('Ida');
        await until(() => offers.secondsLeft('Ida') < before, 'the countdown goes on');
        expect(offers.secondsLeft('Ida')).to.be.within(20, 30);
        expect(stateSwitch.triggerText).to.match(/ 0:[0-3]\d$/);
      }
      expect(desk.session.state.connection.status).to.equal('online');
    });

    it(`by ${String(wrongBy / hour)} hours shows at most the time to answer of an offer that already rings`, async () => {
      const first = await openPage();
      await goReady(first.desk);
      await emulator.control('POST', '/chats', { customer: { firstName: 'Ida' } });
      await until(() => first.offers.customers.includes('Ida'), 'the offer');
      await emulator.control('POST', '/clock', { advanceMs: 10_000 });
      first.desk.session.dispose();
      first.desk.element.remove();
      setClock(wrongBy);
      const { offers } = await openPage();
      await until(() => offers.customers.includes('Ida'), 'the offer again');
      expect(offers.secondsLeft('Ida')).to.be.within(15, 21);
      expect(offers.countdownPercent('Ida')).to.be.within(50, 70);
    });
  }
});
