import assert from 'node:assert/strict';
import { sendMessageCommand } from '../support/builders/domain-objects.js';
import { fetchUser } from '../support/fetch-user.js';
import type { AgentPage } from './agent-page.js';
import type { Customer, TestEnvironment } from './test-environment.js';

export const composer = 'chat-thread >>> textarea[part~=input]';

/** The sign-in of the first tab is enough. */
export const joining = { signsIn: false };

/** How often Mara has connected. */
export async function countConnections(environment: TestEnvironment): Promise<number> {
  const { agents } = await environment.control<{ agents: { username: string; connections: number }[] }>(
    'GET',
    '/world',
  );
  return agents.find(({ username }) => username === 'mara')?.connections ?? 0;
}

export const isLeading = (agent: AgentPage): Promise<boolean> =>
  agent.evaluate('desk-session', 'element.session.sharing?.isLeading === true');

export const isFollowing = (agent: AgentPage): Promise<boolean> =>
  agent.evaluate(
    'desk-session',
    'element.session.state.connection.status === "online" && element.session.sharing?.isLeading === false',
  );

export const statusOf = (agent: AgentPage): Promise<string> =>
  agent.evaluate('desk-session', 'element.session.state.connection.status');

export const occurrences = (text: string, part: string): number => text.split(part).length - 1;

/** Two tabs with the chat of a customer; the first one leads. */
export async function openTwoTabs(
  environment: TestEnvironment,
  name: string,
  place = {},
): Promise<[AgentPage, AgentPage, Customer]> {
  const first = await environment.openAgent('mara', place);
  await first.goReady();
  const customer = await environment.startChat(name, { text: `Hello from ${name}` });
  await first.acceptOffer();
  await first.waitForText(`Hello from ${name}`);
  const second = await environment.openTab(first, 'mara', joining);
  await second.waitForText(`Hello from ${name}`);
  return [first, second, customer];
}

/**
 * A page of the desk's own origin, and the desk in a frame of another site, which has other storage, channels and locks. Both
 * pages set `agent` again all the time, 60 times in each place.
 */
export async function expectNoFight(environment: TestEnvironment, intervalMs: number): Promise<void> {
  const page = await environment.openAgent('mara');
  await page.goReady();
  const customer = await environment.startChat('Ana', { text: 'Hello from Ana' });
  await page.acceptOffer();
  await page.waitForText('Hello from Ana');
  await page.type(composer, 'Half a sentence');
  const frame = await environment.openTab(page, 'mara', { place: { isFramed: true } });
  await frame.waitForText('Hello from Ana');
  const user = JSON.stringify(await fetchUser(environment.emulator.url));
  for (const place of [page, frame])
    await place.evaluate(
      'desk-session',
      `{ globalThis.timesSet = 0; setInterval(() => { element.agent = ${user}; timesSet++; }, ${intervalMs}); }`,
    );
  const timesSet = (place: AgentPage): Promise<number> => place.page.evaluate('timesSet') as Promise<number>;

  let expected = 2;
  const expectPeace = async (active: AgentPage, paused: AgentPage): Promise<void> => {
    await paused.waitForText('You are signed in elsewhere');
    const before = [await timesSet(page), await timesSet(frame)];
    for (const times of [20, 40, 60])
      await paused.waitUntil(
        async () => [await timesSet(page), await timesSet(frame)].every((set, i) => set >= (before[i] ?? 0) + times),
        `has set its agent ${times} times`,
      );
    const text = `Number ${expected}`;
    await customer.sendMessage(text);
    await active.waitForText(text);
    assert.equal((await paused.visibleText()).includes(text), false, 'nothing comes where it is paused');
    assert.deepEqual([await statusOf(active), await statusOf(paused)], ['online', 'taken-over']);
    assert.equal(await countConnections(environment), expected);
  };
  await expectPeace(frame, page);
  for (const [here, there] of [
    [page, frame],
    [frame, page],
  ] as const) {
    await here.clickButton('Use here');
    expected++;
    await here.waitUntil(async () => (await statusOf(here)) === 'online', 'has the desk');
    await expectPeace(here, there);
  }
  await page.clickButton('Use here');
  await page.waitFor(composer, 'element.value === "Half a sentence"', 'has what was typed');
}

/** The page's thread does nothing else for a while, after what `before` does. */
const hang = (agent: AgentPage, ms: number, before: string): Promise<unknown> =>
  agent.evaluate(
    'desk-session',
    `void setTimeout(() => { ${before}; for (const end = performance.now() + ${ms}; performance.now() < end;); })`,
  );

const countRings = (agent: AgentPage): Promise<unknown> =>
  agent.page.evaluate(`(() => {
    globalThis.rings = 0;
    const { start } = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (...args) {
      if (this.loop) rings++;
      return start.apply(this, args);
    };
  })()`);

/** The page of the tab that leads hangs: what was sent there, what is sent elsewhere, and an offer meanwhile. */
export async function expectHungLeaderReplaced(environment: TestEnvironment, ms: number): Promise<void> {
  const [first, second, customer] = await openTwoTabs(environment, 'Eve', { rings: true });
  const conversationId = JSON.stringify(customer.conversationId);
  for (const tab of [first, second]) await countRings(tab);
  // The agent was last in the tab that hangs.
  await first.page.evaluate(`dispatchEvent(new Event('focus'))`);
  await second.waitFor('desk-session', 'element.session.state.alertsElsewhere', 'is not in front');
  const send = (text: string): string =>
    `void element.session.dispatch(${JSON.stringify(sendMessageCommand(customer.conversationId, text))})`;
  await hang(first, ms, send('Just before'));
  const startedAt = performance.now();
  await second.sendMessage('From the other tab');
  await customer.sendMessage('Are you there?');
  await second.waitUntil(() => isLeading(second), 'leads');
  assert.ok(performance.now() - startedAt < 11_000, 'within the time of a leader that does not answer');
  await second.waitForText('Are you there?');
  await customer.waitForMessage('From the other tab');
  await environment.startChat('Fay', { text: 'Hello from Fay' });
  await second.waitForText('Fay');
  await second.waitUntil(async () => (await second.page.evaluate('rings')) === 1, 'rings');

  // Answers when it no longer hangs.
  await first.page.evaluate('true');
  await first.waitUntil(() => isFollowing(first), 'follows');
  assert.ok(performance.now() - startedAt >= ms - 1_000, 'it has hung');
  await first.waitForText('Fay');
  for (const text of ['Just before', 'From the other tab']) {
    await customer.waitForMessage(text);
    for (const tab of [first, second]) await tab.waitForText(text);
  }
  await first.sendMessage('It is back');
  await customer.waitForMessage('It is back');
  await second.waitForText('It is back');
  await second.acceptOffer();
  for (const tab of [first, second]) await tab.waitForText('Hello from Fay');
  const view = await customer.getView();
  for (const text of ['Just before', 'From the other tab', 'It is back'])
    assert.equal(occurrences(view, `"${text}"`), 1, text);
  for (const tab of [first, second]) {
    const texts = await tab.evaluate<string[]>(
      'desk-session',
      `element.session.state.conversations.byId.get(${conversationId}).entries.slice().map(({ body }) => body?.text ?? '')`,
    );
    for (const text of ['Just before', 'From the other tab', 'Are you there?', 'It is back'])
      assert.equal(texts.filter((other) => other === text).length, 1, text);
  }
  assert.deepEqual([await first.page.evaluate('rings'), await second.page.evaluate('rings')], [0, 1]);
  assert.deepEqual([await isLeading(first), await isLeading(second)], [false, true]);
  assert.equal(await countConnections(environment), 2);
}
