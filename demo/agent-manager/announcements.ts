/** Announcements of supervisors to their teams. */
import { TEAMS } from './catalog.js';
import type { Announcement, Obj } from './types.js';
import type { World } from './world.js';

const LIFE_MS = 8 * 60 * 60 * 1000;

export function announcementWire(world: World, entry: Announcement): Obj {
  return {
    id: entry.id,
    announcementText: entry.text,
    supervisorId: entry.supervisorId,
    supervisorName: entry.supervisorName,
    teams: TEAMS.filter((team) => entry.teamIds.includes(team.teamId)),
    scheduledTime: new Date(entry.scheduledTime).toISOString(),
    expiryTime: new Date(entry.expiryTime).toISOString(),
    status: entry.expiryTime > world.now() ? 'active' : 'expired',
    seenBy: [...entry.seenBy],
  };
}

function tell(world: World, entry: Announcement, name: string): void {
  const payload = announcementWire(world, entry);
  for (const agent of world.agents.values()) {
    if (agent.connected && entry.teamIds.includes(agent.teamId)) world.send(agent.id, name, payload);
  }
}

/** Announces something to a team, or to all; it comes from the first supervisor there is. */
export function announce(world: World, text: string, teamId?: string): Announcement {
  const supervisor = [...world.agents.values()].find((agent) => agent.roles.includes('supervisor'));
  const entry: Announcement = {
    id: world.ids.oid(),
    text,
    teamIds: teamId === undefined ? TEAMS.map((team) => team.teamId) : [teamId],
    supervisorId: supervisor?.id ?? '',
    supervisorName: supervisor?.username ?? '',
    scheduledTime: world.now(),
    expiryTime: world.now() + LIFE_MS,
    seenBy: [],
  };
  world.announcements.set(entry.id, entry);
  world.touch('announcement', entry.id);
  tell(world, entry, 'ANNOUNCEMENT_CREATED');
  return entry;
}

export function retract(world: World, entry: Announcement): void {
  world.announcements.delete(entry.id);
  world.touch('announcement', entry.id);
  tell(world, entry, 'ANNOUNCEMENT_DELETED');
}
