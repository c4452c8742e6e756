/** Texts of the second page of the sign-in form. */
export const signInStep = {
  signInStepSubmit: 'Continue',
  signInStepChecking: 'Checking…',
  signInStepBack: 'Back',
  signInStepMissing: 'Fill in this field.',
};
