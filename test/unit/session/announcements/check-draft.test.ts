import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnnouncementDraft, TeamId } from '../../../../src/domain/index.js';
import { maxAnnouncementLength } from '../../../../src/domain/team.js';
import { checkDraft } from '../../../../src/session/announcements/check-draft.js';

const now = 1_000_000;
const complete: AnnouncementDraft = {
  text: 'Cake in the kitchen.',
  teams: [{ id: 'harbour' as TeamId, name: 'Harbour' }],
  from: now,
  until: now + 1000,
};

test('says what is wrong with an announcement, by field', () => {
  const cases: readonly (readonly [Partial<AnnouncementDraft>, object])[] = [
    [{}, {}],
    [{ from: now - 5000 }, {}],
    [{ text: ' \n ' }, { text: 'missing' }],
    [{ text: 'x'.repeat(maxAnnouncementLength) }, {}],
    [{ text: 'x'.repeat(maxAnnouncementLength + 1) }, { text: 'too-long' }],
    [{ teams: [] }, { teams: 'missing' }],
    [{ from: NaN }, { from: 'missing' }],
    [{ until: NaN }, { until: 'missing' }],
    [{ from: now + 2000 }, { until: 'before-from' }],
    [{ from: now + 1000 }, { until: 'before-from' }],
    [{ from: now - 2000, until: now - 1000 }, { until: 'past' }],
    [{ until: Infinity }, { until: 'missing' }],
  ];
  for (const [changed, expected] of cases)
    assert.deepEqual(checkDraft({ ...complete, ...changed }, now), expected, JSON.stringify(changed));
});
