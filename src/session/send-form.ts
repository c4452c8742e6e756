/** A form on its way to a server that wants to know how far it has got. */
export interface FormRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly form: FormData;
  readonly signal: AbortSignal;
  /** How much has gone out, from 0 to 1. */
  readonly progress: (share: number) => void;
}

export interface FormAnswer {
  readonly status: number;
  readonly text: string;
}

/** Door for uploads. Throws when there is no answer. */
export type SendForm = (request: FormRequest) => Promise<FormAnswer>;

/** `fetch` does not tell how far an upload has got; the older way does. Where there is none, as in Node, nothing is told. */
export const sendForm: SendForm = (request) =>
  typeof XMLHttpRequest === 'undefined' ? byFetch(request) : byXhr(request);

async function byFetch({ url, headers, form, signal }: FormRequest): Promise<FormAnswer> {
  const response = await fetch(url, { method: 'POST', headers, body: form, signal });
  return { status: response.status, text: await response.text() };
}

function byXhr({ url, headers, form, signal, progress }: FormRequest): Promise<FormAnswer> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    const fail = () => {
      reject(new Error('No answer.'));
    };
    xhr.open('POST', url);
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    xhr.upload.onprogress = ({ loaded, total }) => {
      progress(total > 0 ? loaded / total : 0);
    };
    xhr.onload = () => {
      resolve({ status: xhr.status, text: xhr.responseText });
    };
    xhr.onerror = fail;
    xhr.onabort = fail;
    if (signal.aborted) {
      fail();
      return;
    }
    signal.addEventListener('abort', () => xhr.abort(), { once: true });
    xhr.send(form);
  });
}
