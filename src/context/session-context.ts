import { createContext } from '@lit/context';
import type { DeskSession } from '../session/session.js';

/**
 * Provides the session object; state changes come from its subscriptions, not from the context. The key is a registered
 * symbol, so two copies of the bundle on a page share it. Its number changes with incompatible versions.
 */
export const sessionContext = createContext<DeskSession>(Symbol.for('agent-desk/session/1'));
