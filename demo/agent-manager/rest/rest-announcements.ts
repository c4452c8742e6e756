/** Announcements of supervisors to their teams: those agents read, and those a supervisor writes. */
import { HttpError, type RequestContext } from '../http/http-router.js';
import {
  addAnnouncement,
  announcementPayload,
  changeAnnouncement,
  deleteAnnouncement,
  type WrittenAnnouncement,
} from '../rules/team-announcements.js';
import { teams } from '../world/seed-data.js';
import { get, getId, getIds, getString } from '../world/untrusted-input.js';
import type { Agent, Announcement } from '../world/world-types.js';
import type { AddRoute, RestApi } from './rest-api.js';
import { notFound } from './rest-customers.js';
import { findCaller } from './service-calls.js';

const maxTextLength = 10_000;
const maxPageSize = 1000;

const refuse = (status: number, msg: string): HttpError => new HttpError(status, { statusCode: status, msg });
const splitIds = (ids: string | null): string[] => (ids ?? '').split(',').filter((id) => id !== '');

export function addAnnouncementRoutes(add: AddRoute, api: RestApi): void {
  const path = `${api.siblingBase}/team-announcement/announcement`;
  const { engine } = api;
  const { world } = engine;
  add('GET', path, ({ query }) => {
    const teamIds = splitIds(query.get('teamIds'));
    const authorIds = splitIds(query.get('supervisorIds'));
    const status = query.get('status');
    const limit = Math.min(maxPageSize, Math.max(1, Number(query.get('limit') ?? maxPageSize) || maxPageSize));
    const first = (Math.max(1, Number(query.get('page') ?? 1) || 1) - 1) * limit;
    const found = [...world.announcements.values()].filter(
      (announcement) =>
        (teamIds.length === 0 || announcement.teamIds.some((id) => teamIds.includes(id))) &&
        (authorIds.length === 0 || authorIds.includes(announcement.supervisorId)),
    );
    const payloads = found.map((announcement) => announcementPayload(world, announcement));
    const chosen = payloads.filter((entry) => status === null || entry['status'] === status);
    return { body: chosen.slice(first, first + limit) };
  });
  add('POST', path, (context) => {
    const written = readWritten(api, context);
    const added = engine.perform(() => addAnnouncement(world, written));
    return { status: 201, body: announcementPayload(world, added) };
  });
  add('GET', `${path}/:id`, (context) => ({ body: announcementPayload(world, requireAnnouncement(api, context)) }));
  add('PUT', `${path}/:id`, (context) => {
    const announcement = requireAnnouncement(api, context);
    const written = readWritten(api, context);
    if (written.supervisorId !== announcement.supervisorId) throw refuse(403, 'not the author of this announcement');
    const changed = engine.perform(() => changeAnnouncement(world, announcement, written));
    return { body: announcementPayload(world, changed) };
  });
  add('DELETE', `${path}/:id`, (context) => {
    const announcement = requireAnnouncement(api, context);
    const caller = findCaller(api, context);
    if (caller && caller.id !== announcement.supervisorId) throw refuse(403, 'not the author of this announcement');
    engine.perform(() => {
      deleteAnnouncement(world, announcement);
    });
    return { body: { statusCode: 200 } };
  });
  add('PUT', `${path}/seenStatus/:agentId`, (context) => {
    const agentId = context.params['agentId'] ?? '';
    if (!world.agents.has(agentId)) throw notFound('agent');
    const single = getId(context.body, 'announcementId') ?? getId(context.body, 'id');
    const requestedIds = [
      ...getIds(context.body, 'announcementIds'),
      ...getIds(context.body, 'ids'),
      ...(single === undefined ? [] : [single]),
    ];
    engine.perform(() => {
      for (const announcement of world.announcements.values()) {
        if (
          (requestedIds.length > 0 && !requestedIds.includes(announcement.id)) ||
          announcement.seenBy.includes(agentId)
        )
          continue;
        announcement.seenBy.push(agentId);
        world.markChanged('announcement', announcement.id);
      }
    });
    return { body: { statusCode: 200 } };
  });
}

function requireAnnouncement({ engine }: RestApi, { params }: RequestContext): Announcement {
  const announcement = engine.world.announcements.get(params['id'] ?? '');
  if (!announcement) throw notFound('announcement');
  return announcement;
}

/** What a supervisor writes, for teams of their own. Older desks send no token: the body says who they are. */
function readWritten(api: RestApi, context: RequestContext): WrittenAnnouncement {
  const { body } = context;
  const author = findCaller(api, context) ?? api.engine.world.agents.get(getId(body, 'supervisorId') ?? '');
  if (!author?.roles.includes('supervisor')) throw refuse(403, 'only supervisors write announcements');
  const text = getString(body, 'announcementText') ?? '';
  if (text.trim() === '' || text.length > maxTextLength) throw refuse(400, 'announcementText is required');
  const scheduledTime = Date.parse(getString(body, 'scheduledTime') ?? '');
  const expiryTime = Date.parse(getString(body, 'expiryTime') ?? '');
  if (Number.isNaN(scheduledTime)) throw refuse(400, 'scheduledTime must be an ISO time');
  if (!(expiryTime > scheduledTime)) throw refuse(400, 'expiryTime must be later than scheduledTime');
  return {
    text,
    teamIds: readTeams(author, body),
    supervisorId: author.id,
    supervisorName: author.username,
    scheduledTime,
    expiryTime,
  };
}

function readTeams(author: Agent, body: unknown): string[] {
  const given = get(body, 'teams');
  const teamIds = Array.isArray(given) ? given.map((team: unknown) => getId(team, 'teamId') ?? '') : [];
  if (teamIds.length === 0) throw refuse(400, 'teams are required');
  const own = teams.filter(({ teamId }) => author.supervises.includes(teamId)).map(({ teamId }) => teamId);
  if (!teamIds.every((id) => own.includes(id))) throw refuse(403, 'not a team of this supervisor');
  return [...new Set(teamIds)];
}
