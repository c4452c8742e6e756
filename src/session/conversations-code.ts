/** What a session needs as soon as it has an offer or a conversation. Loaded with the first event or command that needs it. */
import '../store/command-rules.js';
import * as decoders from '../protocol/decode/decode-rest.js';
import { encode } from '../protocol/encode/encode.js';
import { learnAgentNames, namedAgentsOf, namedAgentsOfReport } from '../store/agent-names.js';
import { findShapeProblem } from '../store/command-shapes.js';
import { requestSnapshot } from './commands/request-snapshot.js';
import type { BasicEventFilter } from './events/basic-event-filter.js';
import type { EventHandlerDependencies } from './events/basic-event-handler.js';
import { EventFilter } from './events/event-filter.js';
import { ServerEventHandler } from './events/server-event-handler.js';
import { Outbox } from './outbox/outbox.js';
import { HistoryLoader } from './rest/history-loader.js';
import { getMonotonicTime } from './server-clock.js';

export {
  decoders,
  encode,
  findShapeProblem,
  HistoryLoader,
  learnAgentNames,
  namedAgentsOf,
  namedAgentsOfReport,
  Outbox,
  requestSnapshot,
  ServerEventHandler,
};

/** What this module exports. Not `typeof import()`: a module that names its own type cannot be bundled as types. */
export interface ConversationsCode {
  readonly createHandler: typeof createHandler;
  readonly decoders: typeof decoders;
  readonly encode: typeof encode;
  readonly findShapeProblem: typeof findShapeProblem;
  readonly HistoryLoader: typeof HistoryLoader;
  readonly learnAgentNames: typeof learnAgentNames;
  readonly namedAgentsOf: typeof namedAgentsOf;
  readonly namedAgentsOfReport: typeof namedAgentsOfReport;
  readonly Outbox: typeof Outbox;
  readonly requestSnapshot: typeof requestSnapshot;
  readonly ServerEventHandler: typeof ServerEventHandler;
}

export const createHandler = (deps: EventHandlerDependencies, filter: BasicEventFilter): ServerEventHandler =>
  new ServerEventHandler(
    deps,
    new EventFilter(() => getMonotonicTime(deps.environment.time), filter, deps.environment.clock),
  );
