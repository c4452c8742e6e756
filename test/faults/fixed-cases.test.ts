/** One schedule for each kind of fault in the delivery contract, with messages around each fault. */
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { NodeDesk } from '../support/faults/node-desk.js';
import { describeResult, runSchedules } from '../support/faults/run-schedules.js';
import type { Fault, Schedule, ServerFaults, ServerModel, Step } from '../support/faults/schedule.js';

const server = (faults: ServerFaults, ms = 15_000): Fault => ({ type: 'server', faults, ms });
const crash = (
  at: 'before-store' | 'before-echo' | 'after-echo',
  memory: 'none' | 'partial' | 'all' = 'none',
): Fault => ({
  type: 'crash',
  at,
  memory,
});
const flaps: readonly Fault[] = Array.from({ length: 8 }, (_, number) =>
  number % 2 === 0 ? { type: 'refuse', ms: 1_500 } : { type: 'reset' },
);

/** Faults that follow each other, by what happens; on a server that stores at once, unless another is named. */
const cases: Readonly<Record<string, readonly Fault[]>> = {
  'the server is killed before it receives': [{ type: 'kill', memory: 'none' }],
  'the server is killed before it stores': [crash('before-store')],
  'the server is killed before it answers': [crash('before-echo')],
  'the server is killed after it has answered': [crash('after-echo')],
  'the connection is dead in both directions': [{ type: 'silence', toServer: true, toClient: true }],
  'the connection is dead towards the server': [{ type: 'silence', toServer: true, toClient: false }],
  'the connection is dead towards the client': [{ type: 'silence', toServer: false, toClient: true }],
  'the connection is reset, and refused for a while': [{ type: 'refuse', ms: 8_000 }, { type: 'reset' }],
  'connections are accepted slowly': [{ type: 'slow-accept', delay: 6_000, ms: 20_000 }, { type: 'reset' }],
  'a handshake stalls': [{ type: 'slow-accept', delay: 30_000, ms: 5_000 }, { type: 'reset' }],
  'connections are cut after some bytes': [{ type: 'cut-after', bytes: 3_000, ms: 20_000 }],
  'echoes are lost': [server({ lose: { event: 'AGENT_MESSAGE', p: 1 } })],
  'customer messages are stored and never sent': [server({ lose: { event: 'CUSTOMER_MESSAGE', p: 1 } })],
  'snapshots are lost after a reconnect': [server({ lose: { event: 'onTopicData', p: 1 } }, 30_000), { type: 'reset' }],
  'events come five times': [server({ duplicate: 1, copies: 5 })],
  'events come in another order': [server({ reorder: 0.8 })],
  'events are delayed by up to a minute': [server({ delayMs: [0, 60_000] }, 40_000)],
  'events are sent to another conversation': [server({ misroute: 1 })],
  'REST fails after a reconnect': [server({ restFail: { path: '/', p: 1 } }), { type: 'reset' }],
  'REST is slow': [server({ restDelayMs: [5_000, 14_000] }, 30_000), { type: 'reset' }],
  'the server restarts without its newest messages': [{ type: 'kill', memory: 'partial' }],
  'the server restarts without messages': [{ type: 'kill', memory: 'all' }],
  'the server crashes and restarts without messages': [crash('before-echo', 'all')],
  'the token expires': [{ type: 'expire-token' }, { type: 'reset' }],
  'the session is taken over twice': [{ type: 'take-over' }, { type: 'take-over' }],
  'the server ends the session': [{ type: 'close', how: 'kick' }],
  'the clock is set by an hour': [
    { type: 'clock-jump', ms: 3_600_000 },
    { type: 'reset' },
    { type: 'clock-jump', ms: -7_200_000 },
    { type: 'reset' },
  ],
  'the network comes and goes': flaps,
  'the network is slow': [
    { type: 'bandwidth', bytesPerSecond: 32_000, ms: 20_000 },
    { type: 'latency', delay: 2_000, ms: 15_000 },
  ],
};
const models: Readonly<Record<string, ServerModel>> = {
  'the server restarts without its newest messages': 'forgetful',
  'the server restarts without messages': 'forgetful',
  'the server crashes and restarts without messages': 'forgetful',
};

function createSchedule(name: string, faults: readonly Fault[], seed: number): Schedule {
  const steps: Step[] = [];
  const write = (...times: readonly number[]): void => {
    for (const at of times) steps.push({ at, type: 'agent-sends', chat: at % 2, isReply: at % 3 === 0 });
  };
  write(0, 1, 500);
  faults.forEach((fault, index) => {
    const at = 2_000 + index * 3_000;
    write(at - 101, at + 1, at + 202, at + 1_503);
    steps.push({ at, type: 'fault', fault });
    steps.push({ at: at + 300, type: 'customer-sends', chat: index % 2 });
  });
  const model = models[name] ?? (seed % 2 === 0 ? 'lagging' : 'immediate');
  return {
    ...{ seed, model, chats: 2, sharesCustomer: seed % 3 === 0 },
    remintsIds: seed % 2 === 0,
    replyMode: seed % 4 < 2 ? 'reuse-id' : 'reference',
    lag: model === 'immediate' ? 0 : 2_000,
    steps: steps.sort((a, b) => a.at - b.at),
  };
}

const schedules = Object.entries(cases).map(([name, faults], index) => createSchedule(name, faults, index));
// They wait most of the time, so several run together.
const running = runSchedules({
  ...{ schedules, jobs: 8, scale: 1 / 20 },
  createDesk: (url, scale, { replyMode }) => new NodeDesk(url, scale, replyMode),
});
after(() => running);

describe('no message is lost, doubled, hidden or misordered when', () => {
  Object.keys(cases).forEach((name, index) => {
    test(name, async () => {
      const { failures } = await running;
      const failure = failures.find(({ schedule }) => schedule.seed === index);
      assert.equal(failure && describeResult(failure.schedule, failure.result), undefined);
    });
  });
});
