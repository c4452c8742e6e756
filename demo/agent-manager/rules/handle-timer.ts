/** Carries out the timers of the rules when they are due: the counterpart of `handle-command.ts`. */
import type { WorldTimer } from '../world/world-timers.js';
import type { World } from '../world/world.js';
import { leaveAfterWrapUp } from './close-wrap-up.js';
import { logout } from './logout.js';
import { endHold } from './pause-conversation.js';
import { handleRequestTimeout, handleRingTimeout } from './request-timeouts.js';
import { publishAnnouncement } from './team-announcements.js';

/** Carries out one timer. Does nothing when its record was removed. */
export function handleTimer(world: World, timer: WorldTimer): void {
  switch (timer.kind) {
    case 'ring-timeout': {
      const request = world.routeRequests.get(timer.requestId);
      if (request) handleRingTimeout(world, request);
      break;
    }
    case 'request-timeout': {
      const request = world.routeRequests.get(timer.requestId);
      if (request) handleRequestTimeout(world, request);
      break;
    }
    case 'away': {
      const agent = world.agents.get(timer.agentId);
      if (agent) logout(world, agent, null);
      break;
    }
    case 'hold': {
      const conversation = world.conversations.get(timer.conversationId);
      if (conversation) endHold(world, conversation, null);
      break;
    }
    case 'wrap-up': {
      const conversation = world.conversations.get(timer.conversationId);
      const participant = conversation && world.participant(conversation, timer.agentId);
      if (conversation && participant) {
        leaveAfterWrapUp(world, conversation, participant, 'wrap Up Timer Expired', 'WRAP_UP_EXPIRED');
      }
      break;
    }
    case 'announcement': {
      const announcement = world.announcements.get(timer.announcementId);
      if (announcement) publishAnnouncement(world, announcement);
      break;
    }
  }
}
