import { pluralize } from '../pluralize.js';

/** Texts of the files that go with what is written: they come with that part. */
export const composerFiles = {
  filesLabel: 'Attached files',
  filesUploading: (n: number) => `Uploading ${pluralize(n, 'file', 'files')}`,
  filesReady: 'The files are ready to be sent.',
  fileEmpty: (name: string) => `${name} is empty.`,
  fileTooLarge: (name: string, limit: string) => `${name} is too large: at most ${limit} can be sent.`,
  fileTypeNotAllowed: (name: string) => `${name} cannot be sent: files of this kind are not allowed.`,
  fileWaiting: 'Waiting',
  fileOffline: 'Waiting for the connection',
  fileFailed: (detail: string) => (detail ? `Not uploaded: ${detail}` : 'Not uploaded'),
  fileUnreachable: 'no answer from the file service',
  fileRemove: (name: string) => `Remove ${name}`,
  fileCancel: (name: string) => `Cancel the upload of ${name}`,
  fileRetry: (name: string) => `Upload ${name} again`,
  fileProgress: (name: string) => `Upload of ${name}`,
};
