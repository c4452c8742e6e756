import { expect } from '@open-wc/testing';
import '../../../src/elements/agent-state-switch/agent-state-switch.define.js';
import '../../../src/translations/ar.js';
import type { AgentStateSwitch } from '../../../src/elements/agent-state-switch/agent-state-switch.js';
import { itWithDevtools } from '../../support/browser/engine.js';
import {
  checkA11y,
  cleanUp,
  mountSession,
  startEmulator,
  until,
  withBlockedRequests,
  type Emulator,
  type MountedSession,
} from '../../support/browser/mount-session.js';
import { AgentStateSwitchHarness } from '../../support/harness/agent-state-switch-harness.js';
import { normalizeText } from '../../support/harness/text-helpers.js';

const firebase = { apiKey: 'k', projectId: 'p', messagingSenderId: '1', appId: '1:1:web:1' };

/** Content blockers stop scripts by their name. Modules that were loaded once stay, so these cases have a file of their own. */
describe('<agent-state-switch> where a content blocker stops the code of push', () => {
  let emulator: Emulator;
  let desk: MountedSession;
  let availability: AgentStateSwitchHarness;
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => cleanUp(emulator));

  const open = async (lang: string) => {
    desk = await mountSession(emulator, { username: 'mara', markup: '<agent-state-switch></agent-state-switch>' });
    desk.element.lang = lang;
    desk.element.push = { firebase, getToken: () => Promise.resolve('a-token') };
    availability = await new AgentStateSwitchHarness(
      desk.find<AgentStateSwitch>('agent-state-switch'),
    ).waitUntilReady();
    await availability.open();
  };
  const getPushItem = () => availability.panel.querySelector('[part="push"]');
  const waitForText = (text: string) =>
    until(() => normalizeText(getPushItem()?.textContent).includes(text), `"${text}" is shown`);

  itWithDevtools('says so, in the page’s language, and loads it again on request', async () => {
    await withBlockedRequests('*push-*', async () => {
      await open('ar');
      await waitForText('تعذّر تحميل مفتاح الإشعارات.');
      desk.element.lang = 'en';
      await waitForText("Couldn't load the switch for notifications.");
      expect(desk.session.push.state).to.equal('failed');
      await checkA11y(availability.element);
    });
    // The next attempt by itself may be as fast.
    getPushItem()?.querySelector<HTMLElement>('[part="message"] button')?.click();
    await waitForText('Notify me when the desk is closed');
    expect(availability.panel.querySelector('[part="push-switch"]')).to.not.equal(null);
    await until(() => desk.session.push.state !== 'failed', 'the code of push is loaded too');
  });
});
