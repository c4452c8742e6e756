/** What a session of an agent who may not see personal data needs as soon as it has an offer or a conversation. */
import { maskEvent, maskEvents, maskState } from '../events/pii-masking.js';

export { maskEvent, maskEvents, maskState };

/** What this module exports. Not `typeof import()`: a module that names its own type cannot be bundled as types. */
export interface MaskingCode {
  readonly maskEvent: typeof maskEvent;
  readonly maskEvents: typeof maskEvents;
  readonly maskState: typeof maskState;
}
