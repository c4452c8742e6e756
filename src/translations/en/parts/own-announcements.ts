import { pluralize } from '../pluralize.js';

const states = { planned: 'Planned', shown: 'Shown', ended: 'Ended' };

const problems = {
  text: { missing: 'Enter a text.', 'too-long': 'The text is too long.' },
  teams: { missing: 'Choose at least one team.' },
  from: { missing: 'Enter a date and a time.' },
  until: {
    missing: 'Enter a date and a time.',
    'before-from': 'The end must be later than the start.',
    past: 'The end must be in the future.',
  },
};

/** Texts of what supervisors write in `<desk-announcements>`. */
export const ownAnnouncements = {
  ownAnnouncementsTitle: 'Announcements you wrote',
  ownAnnouncementsEmpty: "You haven't written any announcements.",
  ownAnnouncementsFailed: "Couldn't load the announcements you wrote.",
  ownAnnouncementNew: 'New announcement',
  ownAnnouncementChangeTitle: 'Change announcement',
  ownAnnouncementChange: 'Change',
  ownAnnouncementChangeOf: (text: string) => `Change: ${text}`,
  ownAnnouncementDelete: 'Delete',
  ownAnnouncementDeleteOf: (text: string) => `Delete: ${text}`,
  ownAnnouncementDeleteQuestion: 'Delete this announcement?',
  ownAnnouncementDeleteHint: 'It also disappears from the desks that show it.',
  ownAnnouncementDeleted: 'Announcement deleted.',
  ownAnnouncementDeleteFailed: (why: string) => `Couldn't delete the announcement. ${why}`,
  ownAnnouncementState: (state: keyof typeof states) => states[state],
  ownAnnouncementTime: (from: string, until: string) => `${from} to ${until}`,
  ownAnnouncementSeen: (n: number) => (n === 0 ? 'Not seen yet' : `Seen by ${pluralize(n, 'agent', 'agents')}`),
  ownAnnouncementSeenOthers: (n: number) => pluralize(n, 'agent without a known name', 'agents without a known name'),
  ownAnnouncementText: 'Text',
  ownAnnouncementTeams: 'Teams',
  ownAnnouncementFrom: 'From',
  ownAnnouncementUntil: 'Until',
  ownAnnouncementSave: 'Save',
  ownAnnouncementPublish: 'Publish',
  ownAnnouncementSaving: 'Saving…',
  ownAnnouncementSaved: 'Announcement saved.',
  ownAnnouncementSaveFailed: (why: string) => `Couldn't save the announcement. ${why}`,
  /** `field` is that of an announcement, `problem` what is wrong with it. */
  ownAnnouncementProblem: (field: keyof typeof problems, problem: string) =>
    (problems[field] as Readonly<Record<string, string>>)[problem] ?? '',
};
