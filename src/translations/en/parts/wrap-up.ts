import { pluralize } from '../pluralize.js';

/** Texts of wrap-up. */
export const wrapUp = {
  wrapUpTitle: 'Wrap-up',
  wrapUpHint: (max: number) => (max === 1 ? 'Choose what this was about.' : `Choose up to ${max} codes.`),
  wrapUpChosen: (n: number, max: number) => `${n} of ${max} chosen`,
  wrapUpLimitReached: (max: number) =>
    max === 1 ? 'One code is the limit.' : `${max} codes are the limit. Take one away first.`,
  wrapUpSearch: 'Find a code',
  wrapUpNoMatch: 'No code has this in its name.',
  wrapUpNoCodes: 'This desk has no codes. You can write a note.',
  wrapUpNote: 'Note',
  wrapUpApply: 'Save wrap-up',
  wrapUpApplying: 'Saving…',
  wrapUpEmpty: 'Choose a code or write a note first.',
  wrapUpFormFailed: 'The codes could not be loaded.',
  wrapUpNotPermitted: 'You are not permitted to give codes.',
  wrapUpEndingSoon: (seconds: number) =>
    `Wrap-up ends in ${pluralize(seconds, 'second', 'seconds')}. What is not saved is lost.`,
};
