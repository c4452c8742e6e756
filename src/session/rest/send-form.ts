/** An upload of a form, with progress. */
export interface UploadFormRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly form: FormData;
  readonly signal: AbortSignal;
  /** Called with the fraction that has been sent, from 0 to 1. */
  readonly onProgress: (fraction: number) => void;
}

export interface UploadFormResponse {
  readonly status: number;
  readonly text: string;
}

/** Uploads a form. Rejects when there is no response. */
export type SendForm = (request: UploadFormRequest) => Promise<UploadFormResponse>;

/** Uses `XMLHttpRequest`, since `fetch` reports no upload progress. In Node it uses `fetch`, without progress. */
export const sendForm: SendForm = (request) =>
  typeof XMLHttpRequest === 'undefined' ? sendWithFetch(request) : sendWithXhr(request);

async function sendWithFetch({ url, headers, form, signal }: UploadFormRequest): Promise<UploadFormResponse> {
  const response = await fetch(url, { method: 'POST', headers, body: form, signal });
  return { status: response.status, text: await response.text() };
}

function sendWithXhr({ url, headers, form, signal, onProgress }: UploadFormRequest): Promise<UploadFormResponse> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    const rejectUpload = () => {
      reject(new Error('No response.'));
    };
    xhr.open('POST', url);
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    xhr.upload.onprogress = ({ loaded, total }) => {
      onProgress(total > 0 ? loaded / total : 0);
    };
    xhr.onload = () => {
      resolve({ status: xhr.status, text: xhr.responseText });
    };
    xhr.onerror = rejectUpload;
    xhr.onabort = rejectUpload;
    if (signal.aborted) {
      rejectUpload();
      return;
    }
    signal.addEventListener('abort', () => xhr.abort(), { once: true });
    xhr.send(form);
  });
}
