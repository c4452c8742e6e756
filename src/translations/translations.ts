import type { EnglishTranslations } from './en.js';

/** The same texts in another language: a text for a text, a function of the same things for a function. */
export type TranslationsOf<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends (...args: infer Args) => string
    ? (...args: Args) => string
    : string;
};

/** Every text of every element. A value is a text, or a function of what goes into it. */
export type Translations = TranslationsOf<EnglishTranslations>;

export interface LanguagePack {
  /** BCP 47 language, without region unless the texts differ by it. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly translations: Translations;
}
