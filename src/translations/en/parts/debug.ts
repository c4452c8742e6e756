/** Texts of `<desk-session debug>`. */
export const debug = {
  downloadRecording: 'Download recording',
  tabLeads: (time: string) => `This tab has the connection since ${time}.`,
  tabFollows: (time: string) => `Another tab has the connection since ${time}.`,
  debugCheck: 'Check the connection',
  debugChecking: 'Checking…',
  debugCheckAgain: 'Check again',
  debugCopy: 'Copy as JSON',
  debugCopied: 'Copied.',
};
