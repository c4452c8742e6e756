/** Announcements from supervisors to their teams. */
import { teams } from '../world/seed-data.js';
import type { Announcement, Json } from '../world/world-types.js';
import type { World } from '../world/world.js';

const announcementLifetimeMs = 8 * 60 * 60 * 1000;

export function announcementPayload(world: World, announcement: Announcement): Json {
  return {
    id: announcement.id,
    announcementText: announcement.text,
    supervisorId: announcement.supervisorId,
    supervisorName: announcement.supervisorName,
    teams: teams.filter((team) => announcement.teamIds.includes(team.teamId)),
    scheduledTime: new Date(announcement.scheduledTime).toISOString(),
    expiryTime: new Date(announcement.expiryTime).toISOString(),
    status: announcement.expiryTime > world.now() ? 'active' : 'expired',
    seenBy: [...announcement.seenBy],
  };
}

function notifyTeams(world: World, announcement: Announcement, name: string): void {
  const payload = announcementPayload(world, announcement);
  for (const agent of world.agents.values()) {
    if (agent.connected && announcement.teamIds.includes(agent.teamId)) world.send(agent.id, name, payload);
  }
}

/** Sends an announcement to a team, or to all teams; its author is the first supervisor. */
export function createAnnouncement(world: World, text: string, teamId?: string): Announcement {
  const supervisor = [...world.agents.values()].find((agent) => agent.roles.includes('supervisor'));
  const announcement: Announcement = {
    id: world.ids.objectId(),
    text,
    teamIds: teamId === undefined ? teams.map((team) => team.teamId) : [teamId],
    supervisorId: supervisor?.id ?? '',
    supervisorName: supervisor?.username ?? '',
    scheduledTime: world.now(),
    expiryTime: world.now() + announcementLifetimeMs,
    seenBy: [],
  };
  world.announcements.set(announcement.id, announcement);
  world.markChanged('announcement', announcement.id);
  notifyTeams(world, announcement, 'ANNOUNCEMENT_CREATED');
  return announcement;
}

export function deleteAnnouncement(world: World, announcement: Announcement): void {
  world.announcements.delete(announcement.id);
  world.markChanged('announcement', announcement.id);
  notifyTeams(world, announcement, 'ANNOUNCEMENT_DELETED');
}
