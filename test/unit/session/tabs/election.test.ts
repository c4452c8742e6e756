import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { TabGroup, type TabGroupListener } from '../../../../src/session/tabs/tab-group.js';
import type { TimeProvider } from '../../../../src/session/server-clock.js';
import { Clock, seededRandom } from '../../../support/delivery/clock.js';
import { SimulatedBrowser, type SimulatedTab } from '../../../support/tabs/simulated-browser.js';

const timing = { silence: 8_000, answer: 1_000 };
const seed = Number(process.env['DELIVERY_SEED'] ?? 20261130);

const snapshot = {
  link: { status: 'online', problem: null },
  isResynced: true,
  now: 0,
  entries: [],
  conversationIds: [],
  offerIds: [],
  pending: [],
  actions: [],
  unread: [],
  since: 0,
} as const;

interface Member {
  readonly tab: SimulatedTab;
  readonly group: TabGroup;
  /** Has the connection: as `onLead` and `onStopLeading` say. */
  isConnected: boolean;
  readonly heard: number[];
  snapshots: number;
}

class Tabs {
  readonly clock = new Clock();
  readonly #random: () => number;
  readonly browser: SimulatedBrowser;
  readonly members: Member[] = [];
  logins = 0;
  #ids = 0;

  constructor(randomSeed = 1) {
    this.#random = seededRandom(randomSeed);
    this.browser = new SimulatedBrowser((action) => this.clock.after(1 + this.#random() * 4, action));
  }

  open(isVisible: boolean): Member {
    const tab = this.browser.openTab(isVisible);
    const time: TimeProvider = {
      now: () => this.clock.now,
      monotonic: () => this.clock.now,
      setTimeout: (callback, ms) => {
        const timer = { isCleared: false };
        this.clock.after(ms, () => tab.run(() => timer.isCleared || callback()));
        return timer;
      },
      clearTimeout: (timer) => {
        if (timer !== undefined) (timer as { isCleared: boolean }).isCleared = true;
      },
    };
    const listener: TabGroupListener = {
      onLead: () => {
        member.isConnected = true;
        this.logins++;
      },
      onStopLeading: () => (member.isConnected = false),
      onFollowerMessage: (message, from) => {
        if (message.type === 'join') group.sendSnapshot(from, snapshot);
      },
      onLeaderMessage: (message) => {
        if (message.type === 'event') member.heard.push(Number(message.name));
      },
      onSnapshot: () => member.snapshots++,
      onNewLeader: () => undefined,
      onNewerBuild: () => undefined,
      onOutdated: () => undefined,
      onTakeLead: () => undefined,
      onPage: () => undefined,
    };
    const newId = (): string => `id-${++this.#ids}`;
    const group: TabGroup = new TabGroup(
      'desk',
      { platform: tab.platform, time, timing, newId, build: '1.0.0' },
      listener,
    );
    const member: Member = { tab, group, isConnected: false, heard: [], snapshots: 0 };
    this.members.push(member);
    group.start();
    return member;
  }

  run(ms: number): void {
    this.clock.runUntil(this.clock.now + ms);
  }

  get leaders(): readonly Member[] {
    return this.members.filter(({ tab, isConnected }) => isConnected && !tab.isGone);
  }
}

describe('which tab leads', () => {
  test('the first one does, and the others follow it', () => {
    const tabs = new Tabs();
    const [first, ...others] = [tabs.open(true), tabs.open(false), tabs.open(false)] as [Member, Member, Member];
    tabs.run(100);
    assert.deepEqual(tabs.leaders, [first]);
    for (const other of others) assert.deepEqual([other.group.isFollowing, other.snapshots], [true, 1]);
    assert.equal(tabs.logins, 1);
  });

  test('another one does at once when it is closed', () => {
    const tabs = new Tabs();
    const [first, second] = [tabs.open(true), tabs.open(false), tabs.open(false)] as [Member, Member, Member];
    tabs.run(100);
    first.tab.crash();
    tabs.run(20);
    assert.deepEqual(tabs.leaders, [second]);
    assert.equal(tabs.logins, 2);
  });

  test('a visible tab takes the lead from one that hangs, within nine seconds and a message', () => {
    const tabs = new Tabs();
    const first = tabs.open(false);
    tabs.run(50);
    const second = tabs.open(true);
    tabs.run(50);
    first.tab.isHung = true;
    tabs.run(8_900);
    assert.equal(second.isConnected, false, 'it waits for an answer');
    tabs.run(300);
    assert.equal(second.isConnected, true);
    first.tab.wake();
    tabs.run(20);
    assert.deepEqual(tabs.leaders, [second]);
    assert.equal(first.group.isFollowing, true, 'it follows the new leader');
  });

  test('a leader that is silent and answers keeps the lead, and hidden tabs ask nothing', () => {
    const tabs = new Tabs();
    const first = tabs.open(false);
    tabs.run(50);
    const second = tabs.open(true);
    const third = tabs.open(false);
    tabs.run(50);
    const before = tabs.browser.posted.length;
    tabs.run(120_000);
    assert.equal(first.isConnected, true);
    assert.ok(tabs.browser.posted.length > before, 'the visible tab asks');
    second.tab.emit('hidden');
    tabs.run(100);
    const hidden = tabs.browser.posted.length;
    tabs.run(600_000);
    assert.equal(tabs.browser.posted.length, hidden);
    third.tab.emit('shown');
    tabs.run(10_000);
    assert.equal(tabs.logins, 1);
  });

  test('every event reaches every tab once and in order, and a missed one is noticed', () => {
    const tabs = new Tabs();
    const first = tabs.open(true);
    const second = tabs.open(false);
    tabs.run(50);
    for (let number = 1; number <= 50; number++) first.group.say({ type: 'event', name: String(number), args: [] });
    tabs.run(50);
    assert.equal(second.heard.length > 0, true);
    const later = tabs.open(false);
    first.group.say({ type: 'event', name: '51', args: [] });
    tabs.run(50);
    assert.equal(later.group.isFollowing, true);
    for (const { heard } of [second, later])
      assert.deepEqual(
        heard,
        [...new Set(heard)].sort((a, b) => a - b),
        'in order',
      );
  });

  test('after any openings, crashes, hangs and hides, one tab leads and all others follow it', () => {
    const steps = fc.array(
      fc.record({
        kind: fc.constantFrom('open', 'crash', 'hang', 'wake', 'show', 'hide', 'stop', 'wait'),
        which: fc.nat(9),
        ms: fc.integer({ min: 0, max: 12_000 }),
      }),
      { minLength: 1, maxLength: 25 },
    );
    fc.assert(
      fc.property(steps, fc.integer(), (schedule, randomSeed) => {
        const tabs = new Tabs(randomSeed);
        tabs.open(true);
        for (const { kind, which, ms } of schedule) {
          const alive = tabs.members.filter(({ tab }) => !tab.isGone);
          const chosen = alive[which % Math.max(1, alive.length)];
          if (kind === 'open') tabs.open(which % 2 === 0);
          else if (kind === 'crash') chosen?.tab.crash();
          else if (kind === 'hang' && chosen !== undefined) chosen.tab.isHung = true;
          else if (kind === 'wake') chosen?.tab.wake();
          else if (kind === 'show') chosen?.tab.emit('shown');
          else if (kind === 'hide') chosen?.tab.emit('hidden');
          else if (kind === 'stop' && chosen !== undefined) {
            chosen.group.stop();
            chosen.isConnected = false;
            chosen.tab.crash();
          }
          tabs.run(ms + 20);
          const connected = tabs.leaders.filter(({ tab }) => !tab.isHung);
          assert.ok(connected.length <= 1, 'never two that run');
        }
        for (const { tab } of tabs.members) tab.wake();
        tabs.run(100);
        const running = tabs.members.filter(({ tab }) => !tab.isGone);
        const shown = running[0];
        if (shown === undefined) return;
        shown.tab.emit('shown');
        tabs.run(20_000);
        assert.equal(tabs.leaders.length, 1, 'one leads');
        for (const member of running) {
          if (!member.isConnected) assert.equal(member.group.isFollowing, true, 'the others follow');
        }
      }),
      { numRuns: 2_000, seed },
    );
  });
});
