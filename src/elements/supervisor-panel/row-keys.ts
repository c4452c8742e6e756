import type { BotChat, QueuedChat, TeamChat, TeamMember } from '../../domain/index.js';

/**
 * Names for rows that last from one report to the next. Most rows carry no id, and two customers may share a name: equal
 * ones are numbered in their order.
 */
function numbered<Row>(nameOf: (row: Row) => string): (rows: readonly Row[]) => string[] {
  return (rows) => {
    const seen = new Map<string, number>();
    return rows.map((row) => {
      const name = nameOf(row);
      const n = seen.get(name) ?? 0;
      seen.set(name, n + 1);
      return `${name}\n${n}`;
    });
  };
}

export const rowKeys = {
  // Two agents in one conversation are two rows of the report.
  chats: numbered((chat: TeamChat) => `${chat.conversationId}\n${chat.agentUsername}\n${chat.agentName}`),
  queued: numbered((chat: QueuedChat) => `${chat.queue.id}\n${chat.channelName}\n${chat.customerName}`),
  bots: numbered((chat: BotChat) => `${chat.botName}\n${chat.channelName}\n${chat.customerName}`),
  agents: numbered((member: TeamMember) => member.name),
};
