import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { fetchUser } from '../support/fetch-user.js';
import type { AgentPage } from './agent-page.js';
import { composer, countConnections, isFollowing, isLeading, joining, occurrences, statusOf } from './tabs-of-agent.js';
import { TestEnvironment } from './test-environment.js';

const reload = 'Reload for the new version';
const next = { place: { release: 'next' as const } };
const nextProtocol = { place: { release: 'next-protocol' as const } };

/** While pages are open, the host installs a later release: the built files with another version. */
describe('tabs of two releases', () => {
  let environment: TestEnvironment;
  before(async () => {
    environment = await TestEnvironment.start({ rona: 60 });
  });
  afterEach(async () => assert.deepEqual(await environment.reset(), []));
  after(() => environment.stop());

  async function openWithChat(place = {}) {
    const agent = await environment.openAgent('mara', place);
    await agent.goReady();
    const customer = await environment.startChat('Ana', { text: 'Hello from Ana' });
    await agent.acceptOffer();
    await agent.waitForText('Hello from Ana');
    return { agent, customer };
  }
  const hasDraft = (agent: AgentPage, text: string): Promise<void> =>
    agent.waitFor(composer, `element.value === ${JSON.stringify(text)}`, `has the draft “${text}”`);

  /** The host page has signed the agent in: the tabs cannot tell each other who it is. */
  async function openWithAgent(beside: AgentPage, place: { readonly place: object }): Promise<AgentPage> {
    const user = JSON.stringify(await fetchUser(environment.emulator.url));
    const tab = await environment.openTab(beside, 'mara', { ...joining, ...place });
    await tab.waitFor('desk-session', 'element.session !== undefined', 'has the session');
    await tab.evaluate('desk-session', `{ element.agent = ${user}; }`);
    return tab;
  }

  for (const isOlderFirst of [true, false])
    test(`the older one asks for a reload, and both work: the ${isOlderFirst ? 'older' : 'newer'} one leads`, async () => {
      const { agent: first, customer } = await openWithChat(isOlderFirst ? {} : next.place);
      await first.type(composer, 'Half a sentence');
      const second = await environment.openTab(first, 'mara', {
        ...joining,
        place: isOlderFirst ? next.place : {},
      });
      const [older, newer] = isOlderFirst ? [first, second] : [second, first];
      await hasDraft(second, 'Half a sentence');
      await older.waitForText(reload);
      await second.sendMessage(' and more');
      await customer.waitForMessage('Half a sentence and more');
      await first.sendMessage('From the first');
      await customer.waitForMessage('From the first');
      for (const tab of [first, second]) await tab.waitForText('From the first');
      const view = await customer.getView();
      for (const text of ['Half a sentence and more', 'From the first'])
        assert.equal(occurrences(view, `"${text}"`), 1, text);
      assert.equal((await newer.visibleText()).includes(reload), false);
      assert.deepEqual(
        [await isLeading(first), await isFollowing(second), await countConnections(environment)],
        [true, true, 1],
      );
      // The agent does what the older one asks for.
      await older.type(composer, 'Typed before');
      await hasDraft(newer, 'Typed before');
      await older.navigate(environment.urlOf(next.place));
      await hasDraft(older, 'Typed before');
      assert.equal((await older.visibleText()).includes(reload), false);
      assert.equal(await countConnections(environment), isOlderFirst ? 2 : 1);
    });

  test('an older one that leads leaves the desk to one whose messages it cannot read', async () => {
    const { agent: older, customer } = await openWithChat();
    await older.type(composer, 'Half a sentence');
    const newer = await openWithAgent(older, nextProtocol);
    for (const text of [reload, 'You are signed in elsewhere']) await older.waitForText(text);
    await newer.waitForText('Hello from Ana');
    await hasDraft(newer, 'Half a sentence');
    await newer.click(composer);
    await newer.press('Enter');
    await customer.waitForMessage('Half a sentence');
    assert.equal(occurrences(await customer.getView(), 'Half a sentence'), 1);
    assert.deepEqual([await isLeading(newer), await statusOf(older)], [true, 'taken-over']);
    assert.equal(await countConnections(environment), 2);
  });

  test('an older one that comes later takes nothing from one whose messages it cannot read', async () => {
    const { agent: newer, customer } = await openWithChat(nextProtocol.place);
    await newer.type(composer, 'Half a sentence');
    const older = await openWithAgent(newer, { place: {} });
    for (const text of [reload, 'You are signed in elsewhere']) await older.waitForText(text);
    await older.clickButton('Use here');
    await older.waitForText('You are signed in elsewhere');
    await customer.sendMessage('Are you there?');
    await newer.waitForText('Are you there?');
    await hasDraft(newer, 'Half a sentence');
    assert.deepEqual([await isLeading(newer), await statusOf(older)], [true, 'taken-over']);
    assert.equal(await countConnections(environment), 1);
  });

  test('an older one whose files are gone from the server loses nothing to the newer one', async () => {
    const { agent: older, customer } = await openWithChat();
    environment.missingFiles = /follow-tabs-/;
    await older.type(composer, 'Half a sentence');
    const newer = await openWithAgent(older, next);
    await hasDraft(newer, 'Half a sentence');
    await older.waitForText(reload);
    await customer.sendMessage('Are you there?');
    await newer.waitForText('Are you there?');
    await newer.sendMessage(', and more');
    await customer.waitForMessage('Half a sentence, and more');
    assert.equal(await isLeading(newer), true);
    assert.equal(await countConnections(environment), 2);
    await older.navigate(environment.urlOf(next.place));
    await older.waitForText('Half a sentence, and more');
    assert.equal(await isFollowing(older), true);
    assert.equal(await countConnections(environment), 2);
  });
});
