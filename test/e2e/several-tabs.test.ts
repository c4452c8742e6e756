import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { canCrashAndFreeze } from '../support/engines/engine-names.mjs';
import { sendFile } from './agent-actions.js';
import type { AgentPage } from './agent-page.js';
import {
  composer,
  countConnections,
  isFollowing,
  isLeading,
  joining,
  occurrences,
  openTwoTabs,
} from './tabs-of-agent.js';
import { TestEnvironment } from './test-environment.js';

/** Real tabs of one browser, with the built script. */
describe('one agent in several tabs', () => {
  let environment: TestEnvironment;
  before(async () => {
    environment = await TestEnvironment.start({ rona: 60 });
  });
  afterEach(async () => assert.deepEqual(await environment.reset(), []));
  after(() => environment.stop());

  const connections = (): Promise<number> => countConnections(environment);
  const hasCodeForTabs = (agent: AgentPage): Promise<boolean> =>
    agent.evaluate(
      'desk-session',
      `performance.getEntriesByType('resource').some(({ name }) => name.includes('/follow-tabs-'))`,
    );

  test('has one connection; a second tab shows and does everything', async () => {
    const first = await environment.openAgent('mara');
    await first.goReady();
    const customer = await environment.startChat('Ana', { text: 'Hello from Ana' });
    await first.acceptOffer();
    await first.waitForText('Hello from Ana');
    assert.equal(await hasCodeForTabs(first), false, 'a tab that is alone loads no code for several');
    const second = await environment.openTab(first, 'mara', joining);
    await second.waitForText('Hello from Ana');
    assert.deepEqual([await isLeading(first), await isLeading(second)], [true, false]);
    assert.equal(await hasCodeForTabs(first), true);
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

  if (canCrashAndFreeze) {
    test('goes on in another tab when the one that leads crashes', async () => {
      const [first, second, customer] = await openTwoTabs(environment, 'Bo');
      const third = await environment.openTab(first, 'mara', { ...joining, crash: true });
      await second.waitUntil(() => isLeading(second), 'leads');
      await third.waitForText('Hello from Bo');
      await third.sendMessage('After the crash');
      await customer.waitForMessage('After the crash');
      await second.waitForText('After the crash');
      assert.equal(occurrences(await customer.getView(), 'After the crash'), 1);
      assert.equal(await connections(), 2);
    });

    test('sends a file from a tab whose leader crashes during the upload, once', async () => {
      const [first, second, customer] = await openTwoTabs(environment, 'Di');
      await environment.control('POST', '/faults', { uploadMs: 4_000 });
      await second.type(composer, 'Here it is');
      await sendFile(second, 'order.txt');
      const third = await environment.openTab(first, 'mara', { ...joining, crash: true });
      assert.equal((await customer.getView()).includes('order.txt'), false, 'the upload goes on');
      await second.waitUntil(() => isLeading(second), 'leads');
      for (const text of ['order.txt', 'Here it is']) {
        await customer.waitForMessage(text);
        for (const tab of [second, third]) await tab.waitForText(text);
      }
      await second.sendMessage('That was all');
      await customer.waitForMessage('That was all');
      const view = await customer.getView();
      assert.deepEqual([occurrences(view, '"Here it is"'), occurrences(view, 'That was all')], [1, 1]);
      assert.equal(occurrences(view, '"order.txt"'), 1);
      const link = /"mediaUrl":"([^"]+)"/.exec(view)?.[1] ?? '';
      assert.notEqual(link, '');
      const { ok } = await fetch(new URL(link, environment.emulator.url));
      assert.equal(ok, true, 'the file is there');
    });

    test('goes on while the tab that leads is frozen', async () => {
      const [first, second, customer] = await openTwoTabs(environment, 'Cy');
      await environment.setFrozen(first, true);
      await second.waitUntil(() => isLeading(second), 'leads while the other one is frozen');
      await second.sendMessage('While it is frozen');
      await customer.waitForMessage('While it is frozen');
      await environment.setFrozen(first, false);
      await first.waitForText('While it is frozen');
      assert.equal(occurrences(await customer.getView(), 'While it is frozen'), 1);
      assert.deepEqual([await isLeading(first), await isLeading(second), await connections()], [false, true, 2]);
    });
  }

  test('is over in a tab that was put aside while the agent logged out in another one', async () => {
    const [leader, other] = await openTwoTabs(environment, 'Eve');
    const url = await leader.url();
    await leader.navigate(url.replace(/\?.*/, '?panel='));
    await other.waitUntil(() => isLeading(other), 'leads when the other one has left its page');
    await leader.navigate('about:blank');
    await other.evaluate('desk-session', `void element.logout(null, 'discard')`);
    await other.waitForText('Sign in');
    const before = await connections();
    await leader.evaluate('body', 'void setTimeout(() => history.go(-2))');
    await leader.waitUntil(async () => (await leader.url()) === url, 'is back');
    await leader.waitForText('Sign in');
    assert.equal(await connections(), before);
  });

  test('goes on while the tab that leads is put aside, or without its socket', async () => {
    const [leader, other, customer] = await openTwoTabs(environment, 'Dee');
    // The tab that leads goes to another page, from which the agent comes back.
    const url = await leader.url();
    await leader.navigate(url.replace(/\?.*/, '?panel='));
    await other.waitUntil(() => isLeading(other), 'leads when the other one has left its page');
    await leader.waitForText('Hello from Dee');
    await leader.evaluate('desk-session', 'void setTimeout(() => history.back())');
    await leader.waitUntil(async () => (await leader.url()) === url, 'is back');
    await leader.waitUntil(() => isFollowing(leader).catch(() => false), 'follows');
    await customer.sendMessage('Are you there?');
    for (const tab of [leader, other]) await tab.waitForText('Are you there?');
    assert.equal(await connections(), 2);
    await environment.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'kill' } });
    await leader.waitUntil(async () => (await connections()) === 3, 'sees that the desk is connected again');
    await leader.sendMessage('Yes');
    await customer.waitForMessage('Yes');
    await other.waitForText('Yes');
    assert.equal(occurrences(await customer.getView(), 'Yes'), 1);
    assert.deepEqual([await isLeading(other), await isLeading(leader), await connections()], [true, false, 3]);
  });
});
