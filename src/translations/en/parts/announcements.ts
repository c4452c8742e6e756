import { pluralize } from '../pluralize.js';

/** Texts of `<desk-announcements>`. */
export const announcements = {
  announcements: 'Announcements',
  announcementsUnread: (n: number) => pluralize(n, 'new announcement', 'new announcements'),
  announcementsEmpty: 'There are no announcements.',
  announcementsFailed: 'Earlier announcements could not be loaded.',
  announcementFrom: (name: string) => `From ${name}`,
  announcementNew: 'New',
  announcementUntil: (time: string) => `until ${time}`,
  announcementReceived: (from: string, text: string) => `Announcement from ${from}: ${text}`,
};
