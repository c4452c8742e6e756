import { maxAnnouncementLength, type AnnouncementDraft, type AnnouncementDraftProblems } from '../../domain/index.js';

/** What is wrong with an announcement before it is sent, by field. `now` is the server's time. */
export function checkDraft(draft: AnnouncementDraft, now: number): AnnouncementDraftProblems {
  const { text, teams, from, until } = draft;
  const length = text.trim().length;
  return {
    ...(length === 0 ? { text: 'missing' } : length > maxAnnouncementLength ? { text: 'too-long' } : {}),
    ...(teams.length === 0 ? { teams: 'missing' } : {}),
    ...(isTime(from) ? {} : { from: 'missing' }),
    ...(!isTime(until)
      ? { until: 'missing' }
      : isTime(from) && until <= from
        ? { until: 'before-from' }
        : until <= now
          ? { until: 'past' }
          : {}),
  };
}

/** A date that can be sent; a field without a value is not a number. */
const isTime = (value: number): boolean => Math.abs(value) <= 8.64e15;
