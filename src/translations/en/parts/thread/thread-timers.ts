import { pluralize } from '../../pluralize.js';

/** Texts of hold, the reply deadline and raised hands in `<chat-thread>`. */
export const threadTimers = {
  holdOpen: 'Hold…',
  holdTitle: 'Put on hold for',
  holdMinutes: (n: number) => pluralize(n, 'minute', 'minutes'),
  holdHint: 'The hold ends when the time is up, when you resume, or when you send a message.',
  holdPending: 'Putting on hold…',
  holdResume: 'Resume',
  holdResuming: 'Resuming…',
  holdLeft: (duration: string) => `On hold · ${duration}`,
  holdEndsWithMessage: 'Your next message ends the hold.',

  slaLeft: (duration: string) => `Reply within ${duration}`,
  slaOverdue: 'Reply overdue',
  slaExtend: 'Extend time',
  slaExtendHint: 'Restart the time to reply',

  handRaise: 'Raise hand',
  handRaiseHint: 'Ask a supervisor to join as advisor',
  handLower: 'Lower hand',
  handLowerHint: 'No longer ask for a supervisor',
  handRaising: 'Raising hand…',
  handLowering: 'Lowering hand…',
  handRaised: (others: string, isYou: boolean) =>
    `${isYou ? `You${others && ` and ${others}`}` : others} requested a supervisor`,
};
