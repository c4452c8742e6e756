import { createContext } from '@lit/context';
import type { DeskSession } from '../session/session.js';

/**
 * Finds the session, never carries its data: the value stays the same object while everything in it changes.
 * Keys are compared by identity, so the symbol is a shared one and two copies of the bundle on a page agree. The number
 * guards against versions that do not fit together.
 */
export const sessionContext = createContext<DeskSession>(Symbol.for('agent-desk/session/1'));
