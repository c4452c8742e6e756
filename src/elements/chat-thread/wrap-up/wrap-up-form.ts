import type { WrapUpCode, WrapUpForm } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';

const formsBySession = new WeakMap<DeskSession, WrapUpForm | null>();

/** The server's form, loaded once per session; null when it has none. Throws `RestError`. */
export async function loadWrapUpForm(session: DeskSession): Promise<WrapUpForm | null> {
  const cached = formsBySession.get(session);
  if (cached !== undefined) return cached;
  const form = await session.rest.wrapUpForm();
  formsBySession.set(session, form);
  return form;
}

export const isSameCode = (a: WrapUpCode, b: WrapUpCode): boolean => a.category === b.category && a.value === b.value;
