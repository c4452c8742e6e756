import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { selectedEngine } from '../support/engines/engine-names.mjs';
import type { AgentPage } from './agent-page.js';
import { TestEnvironment } from './test-environment.js';

const composer = 'chat-thread >>> textarea[part~=input]';
/** The sign-in of the first tab is enough. */
const joining = { signsIn: false };
const sharing = { attributes: 'tabs="share"' };

/** Real tabs of one browser, with the built script. WebKitGTK's driver has one tab. */
if (selectedEngine !== 'webkit') {
  describe('one agent in several tabs', () => {
    let environment: TestEnvironment;
    before(async () => {
      environment = await TestEnvironment.start({ rona: 60 });
    });
    afterEach(async () => assert.deepEqual(await environment.reset(), []));
    after(() => environment.stop());

    const connections = async (): Promise<number> => {
      const { agents } = await environment.control<{ agents: { username: string; connections: number }[] }>(
        'GET',
        '/world',
      );
      return agents.find(({ username }) => username === 'mara')?.connections ?? 0;
    };
    const isLeading = (agent: AgentPage): Promise<boolean> =>
      agent.evaluate('desk-session', 'element.session.sharing?.isLeading === true');
    const occurrences = (text: string, part: string): number => text.split(part).length - 1;

    test('has one connection; a second tab shows and does everything', async () => {
      const first = await environment.openAgent('mara', sharing);
      await first.goReady();
      const customer = await environment.startChat('Ana', { text: 'Hello from Ana' });
      await first.acceptOffer();
      await first.waitForText('Hello from Ana');
      const second = await environment.openTab(first, 'mara', joining);
      await second.waitForText('Hello from Ana');
      assert.deepEqual([await isLeading(first), await isLeading(second)], [true, false]);
      await second.sendMessage('From the second tab');
      await customer.waitForMessage('From the second tab');
      await first.waitForText('From the second tab');
      await second.type(composer, 'Half a sentence');
      await first.waitFor(composer, 'element.value === "Half a sentence"', 'sees what is typed in the other tab');
      await customer.sendMessage('Thank you');
      for (const tab of [first, second]) await tab.waitForText('Thank you');
      assert.equal(await connections(), 1);
      // The tab that leads loads its page again.
      await first.navigate();
      await second.waitUntil(() => isLeading(second), 'leads');
      await second.press('Enter');
      await customer.waitForMessage('Half a sentence');
      assert.equal(occurrences(await customer.getView(), 'Half a sentence'), 1);
      assert.equal(await connections(), 2);
      await first.waitForText('Half a sentence');
      assert.equal(await isLeading(first), false);
      assert.equal(await connections(), 2);
    });

    if (selectedEngine === 'chromium') {
      test('goes on in another tab when the one that leads crashes', async () => {
        const first = await environment.openAgent('mara', sharing);
        await first.goReady();
        const customer = await environment.startChat('Bo', { text: 'Hello from Bo' });
        await first.acceptOffer();
        await first.waitForText('Hello from Bo');
        const second = await environment.openTab(first, 'mara', joining);
        await second.waitForText('Hello from Bo');
        const third = await environment.openTab(first, 'mara', { ...joining, crash: true });
        await second.waitUntil(() => isLeading(second), 'leads');
        await third.waitForText('Hello from Bo');
        await third.sendMessage('After the crash');
        await customer.waitForMessage('After the crash');
        await second.waitForText('After the crash');
        assert.equal(occurrences(await customer.getView(), 'After the crash'), 1);
        assert.equal(await connections(), 2);
      });
    }
  });
}
