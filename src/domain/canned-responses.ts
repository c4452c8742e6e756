/** The canned responses of one category. */
export interface CannedCategory {
  readonly category: string;
  readonly texts: readonly string[];
}

/** Canned responses as a host passes them: by language code (`en`), then by category. */
export type CannedResponses = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
