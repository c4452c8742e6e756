import type { TeamReportRows } from '../domain/index.js';

/** Paths of a team's reports, relative to the report service. A file of its own: only the lazily loaded reader needs it. */
export const reportPaths: Readonly<Record<keyof TeamReportRows, string>> = {
  members: 'agent-activity/detail',
  chats: 'queue-active-chats/detail',
  queued: 'queued-chats/detail',
  botChats: 'bot-active-chats/detail',
};
