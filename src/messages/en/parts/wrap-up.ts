import { count } from '../plural.js';

/** Texts of wrap-up. */
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
};
