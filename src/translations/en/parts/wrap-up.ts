import { formatNumber, pluralize } from '../pluralize.js';

/** Texts of wrap-up. */
export const wrapUp = {
  wrapUpTitle: 'Wrap-up',
  wrapUpHint: (max: number) => (max === 1 ? 'Choose a code.' : `Choose up to ${formatNumber(max)} codes.`),
  wrapUpChosen: (n: number, max: number) => `${formatNumber(n)} of ${formatNumber(max)} selected`,
  wrapUpLimitReached: (max: number) =>
    max === 1 ? 'You can choose one code.' : `You can choose up to ${formatNumber(max)} codes. Remove one first.`,
  wrapUpSearch: 'Search codes',
  wrapUpNoMatch: 'No matching codes',
  wrapUpNoCodes: 'No codes are available. You can add a note.',
  wrapUpNote: 'Note',
  wrapUpApply: 'Save wrap-up',
  wrapUpApplying: 'Saving…',
  wrapUpEmpty: 'Choose a code or add a note first.',
  wrapUpFormFailed: "Couldn't load the codes.",
  wrapUpNotPermitted: "You don't have permission to assign codes.",
  wrapUpEndingSoon: (seconds: number) =>
    `Wrap-up ends in ${pluralize(seconds, 'second', 'seconds')}. What you have entered will be saved.`,
};
