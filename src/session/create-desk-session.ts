import { DeskSession } from './session.js';
import type { DeskSessionOptions, DeskSessionDependencies } from './session-options.js';

/** Creates a session without `<desk-session>`, or with another transport. */
export const createDeskSession = (
  options?: Partial<DeskSessionOptions> | null,
  dependencies?: Partial<DeskSessionDependencies> | null,
): DeskSession => new DeskSession(options, dependencies);
