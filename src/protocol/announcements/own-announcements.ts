import type { Agent, AnnouncementDraft, OwnAnnouncement, TeamId } from '../../domain/index.js';
import { validateBody } from '../decode/rest-body.js';
import { parseAnnouncement } from '../decode/decode-team.js';
import { asId, asLabel, asObjects, isObject, type JsonObject } from '../json.js';

// What supervisors write. Only their desks load it.

/** Most announcements of one supervisor that are read. */
const pageSize = 1000;

export const methods = { create: 'POST', change: 'PUT', delete: 'DELETE' } as const;

export const announcementPath = 'announcement';
export const oneAnnouncementPath = (id: string): string => `announcement/${encodeURIComponent(id)}`;
export const ownAnnouncementsPath = (supervisorId: string): string =>
  `announcement?page=1&limit=${pageSize}&supervisorIds=${encodeURIComponent(supervisorId)}`;

/** Null for what is no list of announcements. */
export function decodeOwnAnnouncements(body: unknown): OwnAnnouncement[] | null {
  const content = validateBody(body);
  // Some services answer with a page of rows.
  const rows = isObject(content) ? (content['docs'] ?? content['data']) : content;
  if (!Array.isArray(rows)) return null;
  return asObjects(rows).flatMap((row) => {
    const announcement = parseAnnouncement(row);
    return announcement === null ? [] : [{ ...announcement, teams: parseTeams(row['teams']) }];
  });
}

const parseTeams = (value: unknown): OwnAnnouncement['teams'] =>
  asObjects(value)
    .map((team) => ({ id: asId<TeamId>(team['teamId']), name: asLabel(team['teamName'], team['teamId']) }))
    .filter(({ id }) => id !== '');

export const encodeAnnouncement = (draft: AnnouncementDraft, { id, username }: Agent): JsonObject => ({
  teams: draft.teams.map((team) => ({ teamId: team.id, teamName: team.name })),
  announcementText: draft.text.trim(),
  scheduledTime: new Date(draft.from).toISOString(),
  expiryTime: new Date(draft.until).toISOString(),
  supervisorId: id,
  supervisorName: username,
});
