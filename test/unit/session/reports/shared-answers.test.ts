import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { shareAnswers, type TeamAnswers } from '../../../../src/session/reports/shared-answers.js';
import type { TabSharing } from '../../../../src/session/tab-sharing.js';
import { MemoryStorage } from '../../../../src/session/storage/memory-storage.js';
import { stateWith } from '../../../support/builders/domain-objects.js';
import { createSessionParts, settlePromises } from '../../../support/builders/session-parts.js';
import { SimulatedBrowser } from '../../../support/tabs/simulated-browser.js';

const maxAgeMs = 100;

const answersAt = (at: number): TeamAnswers => ({
  at,
  bodies: { members: null, chats: null, queued: null, botChats: null },
  failures: {},
});

/** A tab that shares its session. The test answers what it asks the server. */
function openTab(browser: SimulatedBrowser) {
  const { environment } = createSessionParts(
    { ...stateWith(), connection: { status: 'online', problem: null } },
    () => [],
    {},
    { tabPlatform: browser.openTab().platform, storage: new MemoryStorage() },
  );
  environment.records.open({ address: 'http://host.test', agentId: 'mara' });
  environment.tabs = {} as TabSharing;
  const questions: { readonly resolve: (answers: TeamAnswers) => void; readonly reject: (why: Error) => void }[] = [];
  const ask = (teamId: string, maxAge = maxAgeMs): Promise<TeamAnswers> =>
    shareAnswers(
      environment,
      teamId,
      maxAge,
      () => new Promise((resolve, reject) => questions.push({ resolve, reject })),
    );
  return { environment, questions, ask };
}

/** Two tabs: the first asks in vain, and the second waits for what it might have been told. */
async function waitForOther(...known: readonly unknown[]) {
  const browser = new SimulatedBrowser();
  const [first, second] = [openTab(browser), openTab(browser)];
  void second.ask('other team');
  const asked = first.ask('team').catch(() => null);
  await settlePromises();
  for (const message of known) browser.inject(message);
  const waiting = second.ask('team');
  await settlePromises();
  first.questions[0]?.reject(new Error('no answer'));
  await asked;
  await settlePromises();
  return { browser, waiting, countQuestions: () => second.questions.length - 1 };
}

describe('the answers about a team', () => {
  test('are awaited beyond those that are too old, and those about another team', async () => {
    const { browser, waiting, countQuestions } = await waitForOther();
    browser.inject({ teamId: 'third team', ...answersAt(0) });
    browser.inject({ teamId: 'team', ...answersAt(-maxAgeMs - 1) });
    await settlePromises();
    assert.equal(countQuestions(), 0);
    browser.inject({ teamId: 'team', ...answersAt(0) });
    assert.equal((await waiting).at, 0);
    assert.equal(countQuestions(), 0);
  });

  test('are awaited when old ones are known', async () => {
    const { browser, waiting, countQuestions } = await waitForOther({ teamId: 'team', ...answersAt(-maxAgeMs - 1) });
    assert.equal(countQuestions(), 0);
    browser.inject({ teamId: 'team', ...answersAt(0) });
    assert.equal((await waiting).at, 0);
  });

  test('of another tab do not come back after newer ones of this tab', async () => {
    const browser = new SimulatedBrowser();
    const { questions, ask } = openTab(browser);
    const get = async (at: number, maxAge: number): Promise<number> => {
      const asked = ask('team', maxAge);
      for (let i = 0; i < 3; i++) await settlePromises();
      questions.at(-1)?.resolve(answersAt(at));
      return (await asked).at;
    };
    assert.equal(await get(-20, 0), -20);
    browser.inject({ teamId: 'team', ...answersAt(-10) });
    assert.equal(await get(-5, 0), -5);
    assert.equal(await get(0, maxAgeMs), 0);
  });

  test('are there for the tab that has asked when the session has ended meanwhile', async () => {
    const { environment, questions, ask } = openTab(new SimulatedBrowser());
    const asked = ask('team');
    await settlePromises();
    environment.store.update((state) => ({ ...state, connection: { status: 'signed-out', problem: null } }));
    questions[0]?.resolve(answersAt(0));
    assert.equal((await asked).at, 0);
  });
});
