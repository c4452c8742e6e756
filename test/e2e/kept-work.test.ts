import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { AgentPage } from './agent-page.js';
import { canCrashAndFreeze, selectedEngine } from '../support/engines/engine-names.mjs';
import { TestEnvironment, type Customer } from './test-environment.js';

const composer = 'chat-thread >>> textarea[part~=input]';
const remembering = { attributes: 'remember="tab"' };
/** Everything the browser keeps for the page, as text. Keys and encrypted data have none. */
const storedText = `(async () => {
  const names = (await indexedDB.databases()).map(({ name }) => name);
  const rows = await Promise.all(names.map((name) => new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = reject;
    opening.onsuccess = () => {
      const store = opening.result.transaction('records').objectStore('records');
      const [keys, values] = [store.getAllKeys(), store.getAll()];
      values.onsuccess = () => {
        opening.result.close();
        resolve(keys.result.map((key, i) => JSON.stringify(key) + JSON.stringify(values.result[i])));
      };
    };
  })));
  return [...rows.flat(), JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), location.href].join('\\n');
})()`;

/** Real navigation, reloads, crashes and changes of the agent: what the agent has made is there again, and only for them. */
describe('what the agent has made', () => {
  let environment: TestEnvironment;
  before(async () => {
    environment = await TestEnvironment.start({ wrapup: 60, rona: 30 });
  });
  afterEach(async () => assert.deepEqual(await environment.reset(), []));
  after(() => environment.stop());

  const startChat = async (agent: AgentPage, name: string): Promise<Customer> => {
    const customer = await environment.startChat(name, { text: `Hello from ${name}` });
    await agent.acceptOffer();
    await agent.waitForText(`Hello from ${name}`);
    return customer;
  };
  const stored = (agent: AgentPage) => agent.evaluate<string>('body', storedText);
  /** WebKit does not end what a page stores while it is left: there, what is 300 ms old is kept. */
  const beforeLeaving = async (agent: AgentPage, text: string) => {
    if (selectedEngine === 'webkit')
      await agent.waitUntil(async () => (await stored(agent)).includes(text), `has “${text}” on the disk`);
  };
  const waitForDraft = (agent: AgentPage, text: string) =>
    agent.waitFor(composer, `element.value === ${JSON.stringify(text)}`, `sees the draft “${text}”`);

  test('is back after a reload and a navigation in the same tab, without a sign-in and in a second', async () => {
    const mara = await environment.openAgent('mara', remembering);
    await mara.goReady();
    await startChat(mara, 'Ana');
    await startChat(mara, 'Bo');
    await mara.type(composer, 'Half a sentence to Bo');
    const text = await stored(mara);
    assert.ok(text.includes('sign-in'), 'the sign-in is kept');
    const token = await mara.evaluate<string | null>('desk-session', 'element.session.state.agent.username');
    assert.equal(token, 'mara');
    assert.ok(!/Bearer|eyJ|"token"|keycloak/i.test(text), 'nothing of it can be read');
    for (const url of [undefined, `${await mara.url()}&page=2`]) {
      await beforeLeaving(mara, 'Half a sentence to Bo');
      await mara.navigate(url);
      await mara.waitForText('Hello from Bo');
      await waitForDraft(mara, 'Half a sentence to Bo');
      const sinceStartMs = await mara.evaluate<number>('body', 'performance.now()');
      if (process.env['CI'] === undefined) console.log(`back at work after ${Math.round(sinceStartMs)} ms`);
      assert.ok(!(await mara.visibleText()).includes('Sign in'), 'no sign-in is asked for');
    }
    await mara.sendMessage(', and the rest');
    await mara.waitForText('Half a sentence to Bo, and the rest');
  });

  test('is asked about before the page is left without `remember`, and only while something is unsent', async () => {
    const mara = await environment.openAgent('mara');
    await mara.goReady();
    await startChat(mara, 'Ana');
    const isAsked = () =>
      mara.evaluate<boolean>('body', `!dispatchEvent(new Event('beforeunload', { cancelable: true }))`);
    assert.equal(await isAsked(), false);
    await mara.type(composer, 'Not yet');
    assert.equal(await isAsked(), true);
    await mara.press('Enter');
    await mara.waitFor(composer, `element.value === ''`, 'has sent it');
    await mara.waitUntil(async () => !(await isAsked()), 'is free to leave again');
    await mara.type(composer, 'A draft');
    await beforeLeaving(mara, 'A draft');
    // The browser asks only after a click or a key, and the driver accepts.
    await mara.navigate();
    await mara.signIn();
    await waitForDraft(mara, 'A draft');
  });

  test('is not there for the next agent at the workstation, nor on the disk', async () => {
    const mara = await environment.openAgent('mara', remembering);
    await mara.goReady();
    await startChat(mara, 'Ana');
    await mara.type(composer, 'For Ana only');
    await mara.waitUntil(async () => (await stored(mara)).includes('For Ana only'), 'has it on the disk');
    // Signed out by a supervisor: nothing is discarded, but the agent has to sign in.
    await environment.control('POST', '/faults', { forceLogout: 'mara' });
    await mara.waitForText('A supervisor signed you out.');
    await mara.navigate();
    await mara.waitForText('Sign in');
    assert.ok(!(await stored(mara)).includes('"sign-in"'), 'the sign-in is no longer kept');
    await mara.signInAs('otto');
    await mara.waitForText('Not ready');
    await mara.waitUntil(async () => !(await stored(mara)).includes('For Ana only'), 'has nothing of it on the disk');
    assert.ok(!(await mara.visibleText()).includes('Ana'));
  });

  test('is gone after a logout', async () => {
    const mara = await environment.openAgent('mara', remembering);
    await mara.goReady();
    await startChat(mara, 'Ana');
    await mara.type(composer, 'Gone');
    await mara.waitUntil(async () => (await stored(mara)).includes('Gone'), 'has it on the disk');
    const asked = await mara.evaluate<string>('desk-session', `element.logout().then(({ why }) => why)`);
    assert.equal(asked, 'unsent-messages', 'a draft is not discarded unasked');
    await mara.evaluate('desk-session', `void element.logout(null, 'discard')`);
    await mara.waitForText('Sign in');
    await mara.waitUntil(async () => !/Gone|"sign-in"/.test(await stored(mara)), 'has nothing on the disk');
    await mara.navigate();
    await mara.waitForText('Sign in');
  });

  if (canCrashAndFreeze) {
    test('survives a crash of the page; a new tab has to sign in, and deletes the sign-in of the old one', async () => {
      const mara = await environment.openAgent('mara', remembering);
      await mara.goReady();
      await startChat(mara, 'Ana');
      await mara.type(composer, 'Before the crash');
      await mara.waitUntil(async () => (await stored(mara)).includes('Before the crash'), 'has it on the disk');
      const signIns = (text: string) => text.split('\n').filter((line) => line.includes('"sign-in"'));
      const [lost] = signIns(await stored(mara));
      const next = await environment.openTab(mara, 'mara', { crash: true });
      await waitForDraft(next, 'Before the crash');
      await next.waitUntil(async () => !signIns(await stored(next)).includes(lost ?? ''), 'has only its own sign-in');
    });
  }
});
