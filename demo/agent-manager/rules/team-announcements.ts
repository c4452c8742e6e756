/** Announcements from supervisors to their teams. */
import { teams } from '../world/seed-data.js';
import type { Announcement, Json } from '../world/world-types.js';
import type { World } from '../world/world.js';
import { startAnnouncementTimer } from './start-timers.js';

const announcementLifetimeMs = 8 * 60 * 60 * 1000;

function statusOf(world: World, { scheduledTime, expiryTime }: Announcement): string {
  if (expiryTime <= world.now()) return 'expired';
  return scheduledTime > world.now() ? 'scheduled' : 'active';
}

export function announcementPayload(world: World, announcement: Announcement): Json {
  return {
    id: announcement.id,
    announcementText: announcement.text,
    supervisorId: announcement.supervisorId,
    supervisorName: announcement.supervisorName,
    teams: teams.filter((team) => announcement.teamIds.includes(team.teamId)),
    scheduledTime: new Date(announcement.scheduledTime).toISOString(),
    expiryTime: new Date(announcement.expiryTime).toISOString(),
    status: statusOf(world, announcement),
    seenBy: [...announcement.seenBy],
  };
}

/** Tells the agents of some teams; of all teams of the announcement if none are given. */
function notifyTeams(world: World, announcement: Announcement, name: string, teamIds = announcement.teamIds): void {
  const payload = announcementPayload(world, announcement);
  for (const agent of world.agents.values()) {
    if (agent.connected && teamIds.includes(agent.teamId)) world.send(agent.id, name, payload);
  }
}

const isShown = (world: World, { scheduledTime, expiryTime }: Announcement): boolean =>
  scheduledTime <= world.now() && expiryTime > world.now();

function keep(world: World, announcement: Announcement): void {
  world.announcements.set(announcement.id, announcement);
  world.markChanged('announcement', announcement.id);
  world.clearTimer({ kind: 'announcement', announcementId: announcement.id });
  startAnnouncementTimer(world, announcement);
}

/** Sends an announcement to its teams, if its time has come. */
export function publishAnnouncement(world: World, announcement: Announcement): void {
  if (isShown(world, announcement)) notifyTeams(world, announcement, 'ANNOUNCEMENT_CREATED');
}

/** Sends an announcement to a team, or to all teams; its author is the first supervisor. */
export function createAnnouncement(world: World, text: string, teamId?: string): Announcement {
  const supervisor = [...world.agents.values()].find((agent) => agent.roles.includes('supervisor'));
  return addAnnouncement(world, {
    text,
    teamIds: teamId === undefined ? teams.map((team) => team.teamId) : [teamId],
    supervisorId: supervisor?.id ?? '',
    supervisorName: supervisor?.username ?? '',
    scheduledTime: world.now(),
    expiryTime: world.now() + announcementLifetimeMs,
  });
}

/** What a supervisor has written, and who they are. */
export type WrittenAnnouncement = Omit<Announcement, 'id' | 'seenBy'>;

/** Stores an announcement. Agents get it when its time has come. */
export function addAnnouncement(world: World, written: WrittenAnnouncement): Announcement {
  const announcement: Announcement = { ...written, id: world.ids.objectId(), seenBy: [] };
  keep(world, announcement);
  publishAnnouncement(world, announcement);
  return announcement;
}

/** Replaces an announcement, and takes it from the agents who shall not see it any more. */
export function changeAnnouncement(world: World, before: Announcement, written: WrittenAnnouncement): Announcement {
  const changed: Announcement = { ...before, ...written };
  keep(world, changed);
  if (isShown(world, before)) {
    const others = isShown(world, changed)
      ? before.teamIds.filter((id) => !changed.teamIds.includes(id))
      : before.teamIds;
    notifyTeams(world, before, 'ANNOUNCEMENT_DELETED', others);
  }
  publishAnnouncement(world, changed);
  return changed;
}

export function deleteAnnouncement(world: World, announcement: Announcement): void {
  world.announcements.delete(announcement.id);
  world.clearTimer({ kind: 'announcement', announcementId: announcement.id });
  world.markChanged('announcement', announcement.id);
  if (announcement.scheduledTime <= world.now()) notifyTeams(world, announcement, 'ANNOUNCEMENT_DELETED');
}
