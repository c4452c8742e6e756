import type { ownAnnouncements as english } from '../en/parts/own-announcements.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

const states = { planned: 'Geplant', shown: 'Angezeigt', ended: 'Beendet' };

const problems: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  text: { missing: 'Geben Sie einen Text ein.', 'too-long': 'Der Text ist zu lang.' },
  teams: { missing: 'Wählen Sie mindestens ein Team aus.' },
  from: { missing: 'Geben Sie Datum und Uhrzeit ein.' },
  until: {
    missing: 'Geben Sie Datum und Uhrzeit ein.',
    'before-from': 'Das Ende muss nach dem Beginn liegen.',
    past: 'Das Ende muss in der Zukunft liegen.',
  },
};

export const ownAnnouncements: TranslationsOf<typeof english> = {
  ownAnnouncementsTitle: 'Ihre Ankündigungen',
  ownAnnouncementsEmpty: 'Sie haben noch keine Ankündigungen verfasst.',
  ownAnnouncementsFailed: 'Ihre Ankündigungen konnten nicht geladen werden.',
  ownAnnouncementNew: 'Neue Ankündigung',
  ownAnnouncementChangeTitle: 'Ankündigung ändern',
  ownAnnouncementChange: 'Ändern',
  ownAnnouncementChangeOf: (text) => `Ändern: ${text}`,
  ownAnnouncementDelete: 'Löschen',
  ownAnnouncementDeleteOf: (text) => `Löschen: ${text}`,
  ownAnnouncementDeleteQuestion: 'Diese Ankündigung löschen?',
  ownAnnouncementDeleteHint: 'Sie verschwindet auch von den Arbeitsplätzen, die sie anzeigen.',
  ownAnnouncementDeleted: 'Ankündigung gelöscht.',
  ownAnnouncementDeleteFailed: (why) => `Die Ankündigung konnte nicht gelöscht werden. ${why}`,
  ownAnnouncementState: (state) => states[state],
  ownAnnouncementTime: (from, until) => `${from} bis ${until}`,
  ownAnnouncementSeen: (n) =>
    n === 0 ? 'Noch nicht gesehen' : `Gesehen von ${pluralize(n, { one: 'Agent', other: 'Agenten' })}`,
  ownAnnouncementSeenOthers: (n) =>
    pluralize(n, { one: 'Agent ohne bekannten Namen', other: 'Agenten ohne bekannten Namen' }),
  ownAnnouncementText: 'Text',
  ownAnnouncementTeams: 'Teams',
  ownAnnouncementFrom: 'Von',
  ownAnnouncementUntil: 'Bis',
  ownAnnouncementSave: 'Speichern',
  ownAnnouncementPublish: 'Veröffentlichen',
  ownAnnouncementSaving: 'Wird gespeichert…',
  ownAnnouncementSaved: 'Ankündigung gespeichert.',
  ownAnnouncementSaveFailed: (why) => `Die Ankündigung konnte nicht gespeichert werden. ${why}`,
  ownAnnouncementProblem: (field, problem) => problems[field]?.[problem] ?? '',
};
