/** Mutants that no test can notice, or need not, each with the reason. */
export interface AcceptedSurvivors {
  readonly file: string;
  readonly reason: string;
  /** The line of code, and the descriptions of its mutants as the run prints them. */
  readonly mutations: readonly (readonly [code: string, ...descriptions: string[]])[];
}

export const acceptedSurvivors: readonly AcceptedSurvivors[] = [];
