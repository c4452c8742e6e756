/** Texts about credentials that have expired. */
export const credentials = {
  credentialsHint: 'Your chats go on. Enter your password to use files, history and transfers again.',
  credentialsHostHint: "Your chats go on, but files, history and transfers don't work.",
  credentialsPassword: 'Password',
  credentialsSubmit: 'Continue',
  credentialsChecking: 'Checking…',
  credentialsEnter: 'Enter password',
  credentialsMissing: 'Enter your password.',
  credentialsWrong: 'Incorrect password.',
};
