import type { ConnectionProblem } from '../../domain/index.js';
import { decodeLoginError } from '../../protocol/decode/decode-sign-in.js';

/** A REST call that failed. */
export class RestError extends Error {
  override readonly name = 'RestError';
  /** `status` is that of the response; null when there was none, or when it was not an error. */
  constructor(
    readonly problem: ConnectionProblem,
    readonly status: number | null = null,
  ) {
    super(`${problem.code} ${problem.detail}`.trim());
  }
}

/** Throws `RestError` when the answer is not what the path returns. */
export function requireAnswer<Answer>(answer: Answer | null): Answer {
  if (answer === null) throw new RestError({ code: 'server-error', detail: 'not the expected answer' });
  return answer;
}

/** The JSON of a response. Throws `RestError` unless the status is 2xx. */
export function parseResponse(status: number, text: string): unknown {
  const body = parseJson(text);
  if (status < 200 || status > 299) throw new RestError(decodeLoginError(status, body), status);
  return body;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
