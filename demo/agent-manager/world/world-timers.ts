/** The timers the rules set, as data. `rules/handle-timer.ts` carries them out when they are due. */
export type WorldTimer =
  /** An offer was not answered in time (RONA). */
  | { readonly kind: 'ring-timeout'; readonly requestId: string }
  /** A request was not accepted within its time to live. */
  | { readonly kind: 'request-timeout'; readonly requestId: string }
  /** An agent stayed without a socket for too long. */
  | { readonly kind: 'away'; readonly agentId: string }
  /** The pause of a conversation ends. */
  | { readonly kind: 'hold'; readonly conversationId: string }
  /** The wrap-up of an agent ends. */
  | { readonly kind: 'wrap-up'; readonly conversationId: string; readonly agentId: string }
  /** A planned announcement is shown. */
  | { readonly kind: 'announcement'; readonly announcementId: string };

/** The clock's name for a timer: setting a timer again replaces the one of that name. */
export function timerKey(timer: WorldTimer): string {
  switch (timer.kind) {
    case 'ring-timeout':
    case 'request-timeout':
      return `${timer.kind}:${timer.requestId}`;
    case 'away':
      return `away:${timer.agentId}`;
    case 'hold':
      return `hold:${timer.conversationId}`;
    case 'wrap-up':
      return `wrap-up:${timer.conversationId}:${timer.agentId}`;
    case 'announcement':
      return `announcement:${timer.announcementId}`;
  }
}
