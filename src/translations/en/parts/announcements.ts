import { pluralize } from '../pluralize.js';

/** Texts of `<desk-announcements>`. */
export const announcements = {
  announcements: 'Announcements',
  announcementsUnread: (n: number) => pluralize(n, 'new announcement', 'new announcements'),
  announcementsEmpty: 'No announcements',
  announcementsFailed: "Couldn't load earlier announcements.",
  announcementFrom: (name: string) => `From ${name}`,
  announcementNew: 'New',
  announcementUntil: (time: string) => `until ${time}`,
  announcementReceived: (from: string, text: string) => `Announcement from ${from}: ${text}`,
};
