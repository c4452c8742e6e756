/** Starts the timers of records, also after a restart. `handle-timer.ts` carries them out. */
import type { Agent, Announcement, Conversation, Participant, RouteRequest } from '../world/world-types.js';
import type { World } from '../world/world.js';

export function startRouteTimers(world: World, request: RouteRequest): void {
  world.setTimer({ kind: 'request-timeout', requestId: request.id }, request.ttlAt);
  if (request.offer) {
    world.setTimer({ kind: 'ring-timeout', requestId: request.id }, request.offer.expiresAt);
  }
}

export function startAwayTimer(world: World, agent: Agent): void {
  if (agent.awayAt === null) return;
  world.setTimer({ kind: 'away', agentId: agent.id }, agent.awayAt);
}

export function startHoldTimer(world: World, conversation: Conversation): void {
  if (!conversation.hold) return;
  world.setTimer({ kind: 'hold', conversationId: conversation.id }, conversation.hold.endsAt);
}

export function startWrapUpTimer(world: World, conversation: Conversation, participant: Participant): void {
  if (participant.wrapUpEndsAt === null) return;
  world.setTimer(
    { kind: 'wrap-up', conversationId: conversation.id, agentId: participant.agentId },
    participant.wrapUpEndsAt,
  );
}

export function startAnnouncementTimer(world: World, announcement: Announcement): void {
  if (announcement.scheduledTime <= world.now()) return;
  world.setTimer({ kind: 'announcement', announcementId: announcement.id }, announcement.scheduledTime);
}
