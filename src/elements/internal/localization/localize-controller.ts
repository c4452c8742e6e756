import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LanguagePack, Translations } from '../../../translations/translations.js';
import { getLanguagePack, subscribeToLanguages } from './translation-registry.js';

/**
 * Words, numbers and times in the language around an element: the nearest `lang` and `dir` on itself or an ancestor,
 * across shadow roots. Two elements on one page may speak two languages.
 */
export class LocalizeController implements ReactiveController {
  #lang = 'en';
  #dir: 'ltr' | 'rtl' = 'ltr';
  #languagePack: LanguagePack = getLanguagePack('en');
  #unsubscribe: (() => void) | undefined;
  readonly #dateFormats = new Map<string, Intl.DateTimeFormat>();

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#unsubscribe = subscribeToLanguages(() => this.#refresh());
    this.#refresh();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
  }

  /** The texts. */
  get translations(): Translations {
    return this.#languagePack.translations;
  }

  /** Language the texts really are in: English while, or because, there is no other. */
  get lang(): string {
    return this.#languagePack.lang;
  }

  get dir(): 'ltr' | 'rtl' {
    return this.#dir;
  }

  /** Time of day, as short as the language has it. */
  time(timestamp: number): string {
    return this.#getDateFormat('time', { hour: 'numeric', minute: '2-digit' }).format(timestamp);
  }

  /** Day and time in full, for titles and screen readers. */
  dateTime(timestamp: number): string {
    return this.#getDateFormat('full', { dateStyle: 'full', timeStyle: 'medium' }).format(timestamp);
  }

  /** A day for a heading; the year only when it is not this one. */
  day(timestamp: number): string {
    const isThisYear = new Date(timestamp).getFullYear() === new Date().getFullYear();
    return isThisYear
      ? this.#getDateFormat('day', { weekday: 'long', day: 'numeric', month: 'long' }).format(timestamp)
      : this.#getDateFormat('date', { dateStyle: 'full' }).format(timestamp);
  }

  /** A day in a few characters, for lists. */
  shortDay(timestamp: number): string {
    return this.#getDateFormat('short', { day: 'numeric', month: 'short' }).format(timestamp);
  }

  number(value: number): string {
    return getNumberFormat(this.#lang).format(value);
  }

  /** `m:ss`, from an hour on `h:mm:ss`. Negative spans are shown as nothing left. */
  duration(ms: number): string {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    const padTwo = (n: number) => String(n).padStart(2, '0');
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    return hours > 0 ? `${hours}:${padTwo(minutes)}:${padTwo(seconds % 60)}` : `${minutes}:${padTwo(seconds % 60)}`;
  }

  #getDateFormat(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = `${this.#lang} ${name}`;
    let format = this.#dateFormats.get(key);
    if (format === undefined) {
      format = new Intl.DateTimeFormat(this.#lang, options);
      this.#dateFormats.set(key, format);
    }
    return format;
  }

  #refresh(): void {
    const lang = normalizeLanguage(this.#closestAttribute('lang') ?? '');
    const dir = this.#closestAttribute('dir');
    const languagePack = getLanguagePack(lang);
    // A language that has just arrived may run the other way.
    const nextDir = dir === 'rtl' || dir === 'ltr' ? dir : languagePack.dir;
    if (lang === this.#lang && nextDir === this.#dir && languagePack === this.#languagePack) return;
    this.#lang = lang;
    this.#languagePack = languagePack;
    this.#dir = nextDir;
    this.host.requestUpdate();
  }

  #closestAttribute(attribute: string): string | null {
    let node: Node | null = this.host;
    while (node !== null) {
      // The base of a widget around this one repeats what that widget found, and is rendered only later.
      if (node instanceof Element && !(node.part.contains('base') && node.getRootNode() instanceof ShadowRoot)) {
        const value = node.getAttribute(attribute);
        if (value !== null && value !== '') return value;
      }
      node = node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);
    }
    return null;
  }
}

const numberFormats = new Map<string, Intl.NumberFormat>();

/** Making one costs more than everything else about a number. */
function getNumberFormat(lang: string): Intl.NumberFormat {
  const format = numberFormats.get(lang) ?? new Intl.NumberFormat(lang);
  numberFormats.set(lang, format);
  return format;
}

/** `Intl` throws on a malformed tag, and the page may contain any. */
function normalizeLanguage(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
