import type { EnglishTranslations } from './en.js';

/** The type of the same texts in another language: strings stay strings, functions keep their parameters. */
export type TranslationsOf<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends (...args: infer Args) => string
    ? (...args: Args) => string
    : string;
};

/** The texts of all elements. A value is a string, or a function that returns one. */
export type Translations = TranslationsOf<EnglishTranslations>;

/** The translations of a host for one language. English is used for missing texts. */
export interface LanguagePack {
  /** BCP 47 language tag, e.g. `de`. Add a region only if the texts depend on it. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly translations: Partial<Translations>;
}

/** A language of this package: it has all texts. */
export interface CompleteLanguagePack extends LanguagePack {
  readonly translations: Translations;
}
