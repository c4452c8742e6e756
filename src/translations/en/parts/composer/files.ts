import { pluralize } from '../../pluralize.js';

/** Texts of the file attachments in the composer. */
export const composerFiles = {
  filesLabel: 'Attached files',
  filesUploading: (n: number) => `Uploading ${pluralize(n, 'file', 'files')}`,
  filesReady: 'The files are ready to send.',
  fileEmpty: (name: string) => `${name} is empty.`,
  fileTooLarge: (name: string, limit: string) => `${name} is too large. The limit is ${limit}.`,
  fileTypeNotAllowed: (name: string) => `Couldn't attach ${name}. This file type is not allowed.`,
  fileWaiting: 'Waiting',
  fileOffline: 'Waiting for connection',
  fileFailed: (detail: string) => (detail ? `Upload failed: ${detail}` : 'Upload failed'),
  fileMissing: 'Choose this file again. It was too large to be kept.',
  fileRefused: (detail: string) => (detail ? `Not accepted: ${detail}` : 'The file service does not accept this file.'),
  fileSentWhenUploaded: (text: string) => (text ? `Sent when uploaded: ${text}` : 'Sent when uploaded'),
  fileUnreachable: 'no response from the file service',
  fileRemove: (name: string) => `Remove ${name}`,
  fileCancel: (name: string) => `Cancel the upload of ${name}`,
  fileRetry: (name: string) => `Upload ${name} again`,
  fileProgress: (name: string) => `Uploading ${name}`,
};
