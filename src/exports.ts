/** Public exports besides the element classes. */
export { createDeskSession } from './session/create-desk-session.js';
export { DeskSession } from './session/session.js';
export type * from './domain/index.js';
export type { FirebaseConfig, PushOptions } from './session/push/push-options.js';
export type { DeskSessionOptions, DeskSessionDependencies } from './session/session-options.js';
export type { TokenRequest } from './session/rest/credentials.js';
export type { SessionEventMap, DeskSessionEvent } from './session/events/session-event-map.js';
export type { SessionState } from './store/state.js';
export type {
  SignedInUser,
  SignInAnswer,
  SignInCredentials,
  SignInFunction,
  SignInStep,
} from './elements/agent-login/sign-in-steps.js';
export type * from './element-types.js';
export type * from './elements/chat-thread/host-content.js';
export type { LanguagePack, Translations } from './translations/translations.js';
export { registerTranslations } from './elements/internal/localization/translation-registry.js';
export { sessionRegistry } from './session/session-registry.js';
/** For script-tag pages: finds lazily defined elements inside a shadow root of the page. */
export { watchForTags } from './elements/internal/base/watch-for-tags.js';
