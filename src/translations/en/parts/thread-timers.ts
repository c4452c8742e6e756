import { pluralize } from '../pluralize.js';

/** Texts of hold, the time to answer and raised hands, in `<chat-thread>`. */
export const threadTimers = {
  holdOpen: 'Hold…',
  holdTitle: 'Put on hold for',
  holdMinutes: (n: number) => pluralize(n, 'minute', 'minutes'),
  holdHint: 'The hold ends by itself, when you resume, or when you send a message.',
  holdPending: 'Putting on hold…',
  holdResume: 'Resume',
  holdResuming: 'Resuming…',
  holdLeft: (duration: string) => `On hold · ${duration}`,
  holdEndsWithMessage: 'Your next message ends the hold.',

  slaLeft: (duration: string) => `Answer within ${duration}`,
  slaOverdue: 'Answer overdue',
  slaExtend: 'More time',
  slaExtendHint: 'Start the time to answer again',

  handRaised: (names: string) => `${names} asked for a supervisor`,
};
