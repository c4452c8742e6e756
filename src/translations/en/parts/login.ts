/** Texts of `<agent-login>`. */
export const login = {
  loginTitle: 'Sign in',
  loginUsername: 'User name',
  loginPassword: 'Password',
  loginShowPassword: 'Show password',
  loginSubmit: 'Sign in',
  loginCapsLock: 'Caps Lock is on.',
  loginMissingUsername: 'Enter your user name.',
  loginMissingPassword: 'Enter your password.',
  loginServerMessage: (detail: string) => `The server says: ${detail}`,
  loginSignedInAs: (name: string) => `Signed in as ${name}`,
  loginTakenOver: 'You are signed in somewhere else',
  loginTakenOverHint: 'Only one desk can be open at a time. Using it here pauses the other one.',
  loginUseHere: 'Use here',
  loginFailed: 'The desk did not open',
  loginDifferentAccount: 'Sign in as somebody else',
};
