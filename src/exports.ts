/** What hosts and bundlers get by name, beside the elements. */
export { createDeskSession } from './session/create-desk-session.js';
export { DeskSession } from './session/desk-session.js';
export type * from './domain/index.js';
export type { FirebaseConfig, PushOptions } from './session/push-options.js';
export type { DeskSessionOptions, DeskSessionDependencies } from './session/options.js';
export type { SessionEventMap, DeskSessionEvent } from './session/session-events.js';
export type { SessionState } from './store/state.js';
export { registerTranslations } from './elements/internal/languages.js';
export { sessionRegistry } from './session/session-registry.js';
/** For a host's shadow root with nothing of ours in it but elements that are parts: looks there for their tags, too. */
export { watchForTags } from './elements/internal/define-when-seen.js';
