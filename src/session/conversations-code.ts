/** What a session needs as soon as it has an offer or a conversation. Loaded with the first event or command that needs it. */
import '../store/command-rules.js';
import type { BasicEventFilter } from './events/basic-event-filter.js';
import type { EventHandlerDependencies } from './events/basic-event-handler.js';
import { EventFilter } from './events/event-filter.js';
import { ServerEventHandler } from './events/server-event-handler.js';
import { getMonotonicTime } from './server-clock.js';

export { createLocalEcho, createMessageIdentity, encode } from '../protocol/encode/encode.js';
export * as decoders from '../protocol/decode/decode-rest.js';
export { learnAgentNames, namedAgentsOf, namedAgentsOfReport } from '../store/agent-names.js';
export { findShapeProblem } from '../store/command-shapes.js';
export { requestSnapshot } from './commands/request-snapshot.js';
export { maskEvents, maskState } from './events/pii-masking.js';
export { HistoryLoader } from './rest/history-loader.js';
export { ServerEventHandler };

/** The code of this module. */
export type ConversationsCode = typeof import('./conversations-code.js');

export const createHandler = (deps: EventHandlerDependencies, filter: BasicEventFilter): ServerEventHandler =>
  new ServerEventHandler(deps, new EventFilter(() => getMonotonicTime(deps.environment.time), filter));
