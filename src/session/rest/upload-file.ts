import type { ConversationId } from '../../domain/index.js';
import { decodeUpload, type UploadedFile } from '../../protocol/decode/decode-rest.js';
import { parseResponse, RestError } from './rest-answer.js';
import type { UploadOptions } from './rest-client.js';
import { sendForm as sendFormHere, type SendForm, type UploadFormResponse } from './send-form.js';

export interface UploadRequest extends UploadOptions {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly file: File;
  readonly conversationId: ConversationId;
  /** The longest time without progress (ms). */
  readonly stallMs: number;
}

/** Uploads a file. Rejects with `RestError`. */
export async function uploadFile(request: UploadRequest, sendForm: SendForm = sendFormHere): Promise<UploadedFile> {
  const { url, headers, file, signal, onProgress } = request;
  const form = new FormData();
  form.append('conversationId', request.conversationId);
  form.append('file', file, file.name);
  const stallController = new AbortController();
  let stallTimer: ReturnType<typeof setTimeout> | undefined;
  const restartStallTimer = () => {
    clearTimeout(stallTimer);
    stallTimer = setTimeout(() => stallController.abort(), request.stallMs);
  };
  restartStallTimer();
  let response: UploadFormResponse;
  try {
    response = await sendForm({
      url,
      headers,
      form,
      signal: AbortSignal.any([stallController.signal, ...(signal === undefined ? [] : [signal])]),
      onProgress: (fraction) => {
        restartStallTimer();
        onProgress?.(fraction);
      },
    });
  } catch {
    throw new RestError({ code: stallController.signal.aborted ? 'timed-out' : 'unreachable', detail: '' });
  } finally {
    clearTimeout(stallTimer);
  }
  const uploaded = decodeUpload(parseResponse(response.status, response.text));
  if (uploaded === null) throw new RestError({ code: 'server-error', detail: 'no file name in the answer' });
  return uploaded;
}
