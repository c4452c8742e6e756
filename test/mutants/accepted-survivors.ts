/** Mutants that no test can notice, or need not, each with the reason. */
export interface AcceptedSurvivors {
  readonly file: string;
  readonly reason: string;
  /** Descriptions as the run prints them. */
  readonly mutations: readonly string[];
}

export const acceptedSurvivors: readonly AcceptedSurvivors[] = [];
