import type { ownAnnouncements as english } from '../en/parts/own-announcements.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

const states = { planned: 'Limepangwa', shown: 'Linaonyeshwa', ended: 'Limekwisha' };

const problems: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  text: { missing: 'Andika maandishi.', 'too-long': 'Maandishi ni marefu mno.' },
  teams: { missing: 'Chagua angalau timu moja.' },
  from: { missing: 'Weka tarehe na saa.' },
  until: {
    missing: 'Weka tarehe na saa.',
    'before-from': 'Mwisho lazima uwe baada ya mwanzo.',
    past: 'Mwisho lazima uwe wakati ujao.',
  },
};

export const ownAnnouncements: TranslationsOf<typeof english> = {
  ownAnnouncementsTitle: 'Matangazo uliyoandika',
  ownAnnouncementsEmpty: 'Hujaandika tangazo lolote.',
  ownAnnouncementsFailed: 'Matangazo uliyoandika hayakuweza kupakiwa.',
  ownAnnouncementNew: 'Tangazo jipya',
  ownAnnouncementChangeTitle: 'Badilisha tangazo',
  ownAnnouncementChange: 'Badilisha',
  ownAnnouncementChangeOf: (text) => `Badilisha: ${text}`,
  ownAnnouncementDelete: 'Futa',
  ownAnnouncementDeleteOf: (text) => `Futa: ${text}`,
  ownAnnouncementDeleteQuestion: 'Ungependa kufuta tangazo hili?',
  ownAnnouncementDeleteHint: 'Litatoweka pia kwenye madawati yanayolionyesha.',
  ownAnnouncementDeleted: 'Tangazo limefutwa.',
  ownAnnouncementDeleteFailed: (why) => `Tangazo halikuweza kufutwa. ${why}`,
  ownAnnouncementState: (state) => states[state],
  ownAnnouncementTime: (from, until) => `${from} hadi ${until}`,
  ownAnnouncementSeen: (n) =>
    n === 0 ? 'Bado halijaonwa' : `Limeonwa na ${pluralize(n, { one: 'mhudumu #', other: 'wahudumu #' })}`,
  ownAnnouncementSeenOthers: (n) =>
    pluralize(n, { one: 'mhudumu # asiyejulikana jina', other: 'wahudumu # wasiojulikana majina' }),
  ownAnnouncementText: 'Maandishi',
  ownAnnouncementTeams: 'Timu',
  ownAnnouncementFrom: 'Kuanzia',
  ownAnnouncementUntil: 'Hadi',
  ownAnnouncementSave: 'Hifadhi',
  ownAnnouncementPublish: 'Chapisha',
  ownAnnouncementSaving: 'Inahifadhi…',
  ownAnnouncementSaved: 'Tangazo limehifadhiwa.',
  ownAnnouncementSaveFailed: (why) => `Tangazo halikuweza kuhifadhiwa. ${why}`,
  ownAnnouncementProblem: (field, problem) => problems[field]?.[problem] ?? '',
};
