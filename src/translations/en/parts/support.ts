/** Texts of the support file, and of the question before it is downloaded. */
export const support = {
  supportFileTitle: 'Download the support file?',
  supportFilePurpose: 'It helps your support team find out why something does not work.',
  supportFileContains:
    'In it: versions and settings of this desk, its connection over time, a check of the server, response times and kinds of errors.',
  supportFileOmits: 'Not in it: messages, names, addresses or sign-in data.',
  supportFileContent: 'Content of the file',
  supportFileDownload: 'Download',
  supportFile: 'Support file…',
  supportFileCollecting: 'Collecting…',
  supportFileFailed: 'The file could not be created.',
};
