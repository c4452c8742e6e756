import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { simulate, stepKinds, type Findings, type Model, type Schedule } from '../../../support/delivery/simulate.js';

/** `DELIVERY_SCHEDULES=1000000` runs more. A failure prints its seed and path; `DELIVERY_SEED` repeats it. */
const scheduleCount = Number(process.env['DELIVERY_SCHEDULES'] ?? 20_000);
const seed = Number(process.env['DELIVERY_SEED'] ?? 20261129);

const schedules = (models: readonly Model[]): fc.Arbitrary<Schedule> =>
  fc.record({
    model: fc.constantFrom(...models),
    seed: fc.integer(),
    remint: fc.boolean(),
    steps: fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 60_000 }),
        kind: fc.constantFrom(...stepKinds),
        amount: fc.integer({ min: 0, max: 99 }),
      }),
      { minLength: 1, maxLength: 16, size: 'max' },
    ),
  });

const faults = ({ falseSent, duplicates, inversions, nowhere, undone, needless, unsettled }: Findings) => ({
  falseSent,
  duplicates,
  inversions,
  nowhere,
  undone,
  needless,
  unsettled,
});
const none = faults({
  falseSent: [],
  duplicates: [],
  inversions: [],
  nowhere: [],
  undone: [],
  needless: [],
  unsettled: [],
  sent: 0,
  asked: 0,
});

/** Shrunk schedules that have failed once. */
const failedOnce: readonly (Schedule & { readonly name: string })[] = [
  {
    ...{ name: 'a tab hands a reply over again, whose outcome the tab before has just said', model: 'A', remint: true },
    seed: 172460685,
    steps: [
      { at: 0, kind: 'send', amount: 0 },
      { at: 0, kind: 'send', amount: 0 },
      { at: 0, kind: 'send-in-other-tab', amount: 75 },
      { at: 259, kind: 'reload', amount: 0 },
    ],
  },
  {
    ...{ name: 'two tabs write the same reply, and the echo of one confirms the other', model: 'C', remint: true },
    seed: 0,
    steps: [
      { at: 0, kind: 'send-in-other-tab', amount: 0 },
      { at: 0, kind: 'send', amount: 0 },
      { at: 0, kind: 'reply', amount: 0 },
      { at: 1630, kind: 'change-leader', amount: 0 },
    ],
  },
];

describe('delivery of messages, in schedules of faults', () => {
  for (const { name, ...schedule } of failedOnce)
    test(`nothing is lost, doubled or reordered when ${name}`, () => {
      assert.deepEqual(faults(simulate(schedule)), none);
    });

  test(`nothing is lost, doubled, reordered, undone or asked without need in ${scheduleCount} schedules`, () => {
    let sent = 0;
    let asked = 0;
    fc.assert(
      fc.property(schedules(['A', 'C', 'E2', 'F']), (schedule) => {
        const findings = simulate(schedule);
        sent += findings.sent;
        asked += findings.asked;
        assert.deepEqual(faults(findings), none);
      }),
      { numRuns: scheduleCount, seed },
    );
    console.log(`${scheduleCount} schedules, ${sent} messages, ${asked} questions`);
    assert.ok(sent > scheduleCount, 'the schedules send messages');
  });

  for (const model of ['B', 'D'] as const) {
    test(`a duplicate is seen when the server breaks its promise (model ${model})`, () => {
      const found = fc.check(
        fc.property(schedules([model]), (schedule) => simulate(schedule).duplicates.length === 0),
        { numRuns: 5_000, seed, endOnFailure: true },
      );
      assert.equal(found.failed, true);
    });
  }
});
