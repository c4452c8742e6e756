/** Ready-made answers on one matter. */
export interface CannedCategory {
  readonly category: string;
  readonly texts: readonly string[];
}

/** Ready-made answers as a host gives them: by language (`en`), then by category. */
export type CannedResponses = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
