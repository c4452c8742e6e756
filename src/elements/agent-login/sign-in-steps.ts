import { isObject } from '../../domain/is-object.js';

/** What the person entered in the form. */
export interface SignInCredentials {
  readonly username: string;
  readonly password: string;
}

/** The Keycloak user object of an agent whom the page has signed in, with all its fields. */
export interface SignedInUser {
  readonly id: string;
  readonly username: string;
}

/** One more value that the server asks for, such as a code. */
export interface SignInStep {
  readonly step: {
    /** Label of the field, in the person's language, e.g. "Code from your authenticator app". */
    readonly label: string;
    /** A `code` consists of digits and is entered without spaces; the characters of a `password` are hidden. */
    readonly kind: 'code' | 'text' | 'password';
    /** Called with what the person entered. When it rejects, they see the error's message and can enter another value. */
    readonly submit: (value: string) => Promise<SignInAnswer>;
  };
}

/** The user object, or its JSON, of the agent who is signed in now; or a further step. */
export type SignInAnswer = SignedInUser | string | SignInStep;

/** A sign-in by the page, see the property `signIn` of `<agent-login>`. */
export type SignInFunction = (credentials: SignInCredentials) => Promise<SignInAnswer>;

const kinds: readonly unknown[] = ['code', 'text', 'password'] satisfies SignInStep['step']['kind'][];

/** True for an answer that is meant as a step, complete or not. User objects may have an empty `step`. */
export const hasStep = (answer: unknown): answer is { readonly step: unknown } =>
  isObject(answer) && (answer['step'] ?? null) !== null;

export const isStep = (step: unknown): step is SignInStep['step'] => {
  if (!isObject(step)) return false;
  const { label, kind, submit } = step as Partial<Record<keyof SignInStep['step'], unknown>>;
  return typeof label === 'string' && label.trim() !== '' && kinds.includes(kind) && typeof submit === 'function';
};
