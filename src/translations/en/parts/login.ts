/** Texts of `<agent-login>`. */
export const login = {
  loginTitle: 'Sign in',
  loginUsername: 'Username',
  loginPassword: 'Password',
  loginShowPassword: 'Show password',
  loginSubmit: 'Sign in',
  loginCapsLock: 'Caps Lock is on.',
  loginMissingUsername: 'Enter your username.',
  loginMissingPassword: 'Enter your password.',
  loginServerMessage: (detail: string) => `Server message: ${detail}`,
  loginSignedInAs: (name: string) => `Signed in as ${name}`,
  loginTakenOver: 'You are signed in elsewhere',
  loginTakenOverHint: 'Only one desk can be open at a time. Using it here pauses the other one.',
  loginFailed: "Couldn't sign in",
  loginInvalidAnswer: "This page's sign-in gave an invalid answer. Please contact your support.",
  loginDifferentAccount: 'Use a different account',
};
