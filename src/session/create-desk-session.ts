import { DeskSession } from './session.js';
import type { DeskSessionOptions, DeskSessionDependencies } from './session-options.js';

/** A session of one's own: with another transport, or for a host that does without `<desk-session>`. */
export const createDeskSession = (
  options: Partial<DeskSessionOptions> = {},
  dependencies: Partial<DeskSessionDependencies> = {},
): DeskSession => new DeskSession(options, dependencies);
