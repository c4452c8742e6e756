export declare const removedWords: readonly string[];
export declare const retiredIdentifiers: readonly string[];
