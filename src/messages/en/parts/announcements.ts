import { count } from '../plural.js';

/** Texts of `<desk-announcements>`. */
export const announcements = {
  announcements: 'Announcements',
  announcementsUnseen: (n: number) => count(n, 'new announcement', 'new announcements'),
  announcementsNone: 'There are no announcements.',
  announcementsFailed: 'Earlier announcements could not be loaded.',
  announcementFrom: (name: string) => `From ${name}`,
  announcementNew: 'New',
  announcementUntil: (time: string) => `until ${time}`,
  announcementSaid: (from: string, text: string) => `Announcement from ${from}: ${text}`,
};
