import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RecordInfo, RecordOwner } from '../../../../src/session/storage/desk-storage.js';
import type { RecordKind } from '../../../../src/session/storage/record-kinds.js';
import { selectPurgedAtLogout, selectPurgedAtSignIn } from '../../../../src/session/storage/select-purged.js';

const hourMs = 3_600_000;
const now = 1_000 * hourMs;
const mara = { address: 'https://cx.example.com/am', agentId: 'mara' };
const otto = { ...mara, agentId: 'otto' };
const elsewhere = { ...mara, address: 'https://other.example.com/am' };

const record = (owner: RecordOwner, kind: RecordKind, ageHours = 0): RecordInfo => ({
  owner,
  kind,
  id: `${owner.agentId} ${kind} ${ageHours}`,
  savedAt: now - ageHours * hourMs,
});
const ids = (records: readonly RecordInfo[]) => records.map(({ id }) => id);
const purgedFor = (owner: RecordOwner, records: readonly RecordInfo[], claimed: readonly RecordOwner[] = []) =>
  ids(selectPurgedAtSignIn(records, owner, { claimed, now }));

describe('at sign-in', () => {
  test('an agent’s own records stay for 24 hours', () => {
    assert.deepEqual(purgedFor(mara, [record(mara, 'message', 23), record(mara, 'draft', 25)]), ['mara draft 25']);
  });

  test('a sign-in within 24 hours keeps older records', () => {
    assert.deepEqual(purgedFor(mara, [record(mara, 'draft', 40), record(mara, 'signed-in-at', 20)]), []);
  });

  test('another agent’s records go, but not their settings', () => {
    const records = [record(otto, 'draft'), record(otto, 'setting', 500), record(otto, 'signed-in-at')];
    assert.deepEqual(purgedFor(mara, records), ['otto draft 0', 'otto signed-in-at 0']);
  });

  test('another agent with an open page keeps them', () => {
    assert.deepEqual(purgedFor(mara, [record(otto, 'draft', 30)], [otto]), []);
  });

  test('the same agent at another server keeps them', () => {
    assert.deepEqual(purgedFor(mara, [record(elsewhere, 'draft', 2)]), []);
  });

  test('a clock that was set back removes nothing', () => {
    assert.deepEqual(purgedFor(mara, [record(mara, 'draft', -30)]), []);
  });
});

test('at logout, everything of the agent at this server goes but the settings', () => {
  const records = [record(mara, 'draft'), record(mara, 'setting'), record(otto, 'draft'), record(elsewhere, 'draft')];
  assert.deepEqual(ids(selectPurgedAtLogout(records, mara, false)), ['mara draft 0']);
  assert.deepEqual(ids(selectPurgedAtLogout(records, mara, true)), ['mara draft 0', 'mara setting 0']);
});
