import { count } from './plural.js';

/** Texts of wrap-up, hold, the time to answer and raised hands, in `<chat-thread>`. */
export const wrapUp = {
  wrapUpTitle: 'Wrap-up',
  wrapUpHint: (most: number) => (most === 1 ? 'Choose what this was about.' : `Choose up to ${most} codes.`),
  wrapUpChosen: (n: number, most: number) => `${n} of ${most} chosen`,
  wrapUpFull: (most: number) =>
    most === 1 ? 'One code is the limit.' : `${most} codes are the limit. Take one away first.`,
  wrapUpSearch: 'Find a code',
  wrapUpNoMatch: 'No code has this in its name.',
  wrapUpNoCodes: 'This desk has no codes. You can write a note.',
  wrapUpNote: 'Note',
  wrapUpApply: 'Save wrap-up',
  wrapUpApplying: 'Saving…',
  wrapUpNothing: 'Choose a code or write a note first.',
  wrapUpFormFailed: 'The codes could not be loaded.',
  wrapUpNotPermitted: 'You are not permitted to give codes.',
  wrapUpSoon: (seconds: number) => `Wrap-up ends in ${count(seconds, 'second', 'seconds')}. What is not saved is lost.`,

  holdOpen: 'Hold…',
  holdTitle: 'Put on hold for',
  holdMinutes: (n: number) => count(n, 'minute', 'minutes'),
  holdHint: 'The hold ends by itself, when you resume, or when you send a message.',
  holdAsking: 'Putting on hold…',
  holdResume: 'Resume',
  holdResuming: 'Resuming…',
  holdLeft: (duration: string) => `On hold · ${duration}`,
  holdEndsBy: 'Your next message ends the hold.',

  slaLeft: (duration: string) => `Answer within ${duration}`,
  slaOver: 'Answer overdue',
  slaExtend: 'More time',
  slaExtendHint: 'Start the time to answer again',

  handRaised: (names: string) => `${names} asked for a supervisor`,
};
