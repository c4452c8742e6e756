import type { NetworkFailure } from '../../domain/index.js';

export interface ProbeAnswer {
  readonly httpStatus: number;
  readonly text: string;
  /** How far the server's clock is ahead, in milliseconds; null when the response does not say. */
  readonly clockDifferenceMs: number | null;
}

export type ProbeResult = ProbeAnswer | { readonly failure: NetworkFailure };

export interface ProbeRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  /** The body, as JSON. */
  readonly json?: unknown;
  /** The body, as plain text. */
  readonly text?: string;
  /** The agent's token; null without one. Not given for what is asked without. */
  readonly token?: string | null;
}

/** Sends one request, without cookies, and never rejects. */
export type Probe = (request: ProbeRequest) => Promise<ProbeResult>;

/** Whether a WebSocket opens at this address: the first message, or why there was none. */
export type ProbeSocket = (url: string) => Promise<{ readonly message: string } | { readonly failure: NetworkFailure }>;

export function toRequestInit({ method = 'GET', json, text, token = null }: ProbeRequest): RequestInit {
  return {
    method,
    credentials: 'omit',
    cache: 'no-store',
    headers: {
      ...(token !== null && { Authorization: `Bearer ${token}` }),
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
      ...(text !== undefined && { 'Content-Type': 'text/plain;charset=UTF-8' }),
    },
    body: json === undefined ? (text ?? null) : JSON.stringify(json),
  };
}

/** More of an answer is not read: a start page, or a file. */
const maxTextLength = 200_000;

export async function toAnswer(response: Response, sentAt: number): Promise<ProbeAnswer> {
  const receivedAt = Date.now();
  const text = (await response.text()).slice(0, maxTextLength);
  const date = Date.parse(response.headers.get('date') ?? '');
  // The header has whole seconds, and is about as old as half of the time the request took.
  const clockDifferenceMs = Number.isFinite(date) ? date + 500 - (sentAt + receivedAt) / 2 : null;
  return { httpStatus: response.status, text, clockDifferenceMs };
}

export const isTimeout = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
