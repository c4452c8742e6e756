import { DeskSession } from './desk-session.js';
import type { DeskSessionOptions, DeskSessionPorts } from './options.js';

/** A session of one's own: with another transport, or for a host that does without `<desk-session>`. */
export const createDeskSession = (
  options: Partial<DeskSessionOptions> = {},
  ports: Partial<DeskSessionPorts> = {},
): DeskSession => new DeskSession(options, ports);
