import type { CommandOutcome } from '../../domain/index.js';
import { RestError } from './rest-answer.js';

/** How a change ended that was sent by REST and failed. Throws what is no `RestError`. */
export function toOutcome(error: unknown): CommandOutcome {
  if (!(error instanceof RestError)) throw error;
  const { problem, status } = error;
  if (problem.code === 'timed-out') return { status: 'unknown' };
  if (problem.code === 'unreachable') return { status: 'not-sent', why: 'connection-lost' };
  return { status: 'refused', message: problem.detail || (status === null ? '' : String(status)) };
}
