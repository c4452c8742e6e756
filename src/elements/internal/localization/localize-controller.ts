import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CompleteLanguagePack, Translations } from '../../../translations/translations.js';
import { getLanguagePack, subscribeToLanguages } from './translation-registry.js';

/**
 * Translations and number, date and time formats in the language of an element: the nearest `lang` and `dir` on the
 * element or an ancestor, across shadow roots.
 */
export class LocalizeController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #lang = 'en';
  #dir: 'ltr' | 'rtl' = 'ltr';
  #languagePack: CompleteLanguagePack = getLanguagePack('en');
  #unsubscribe: (() => void) | undefined;
  readonly #dateFormats = new Map<string, Intl.DateTimeFormat>();

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#unsubscribe = subscribeToLanguages(() => this.#refresh());
    this.#refresh();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
  }

  /** Texts of the interface. */
  get translations(): Translations {
    return this.#languagePack.translations;
  }

  /** Language of the translations in use: English until, or unless, the requested language is available. */
  get lang(): string {
    return this.#languagePack.lang;
  }

  /** The language asked for by `lang`, for content of the host in several languages. */
  get requestedLang(): string {
    return this.#lang;
  }

  get dir(): 'ltr' | 'rtl' {
    return this.#dir;
  }

  /** Time of day in hours and minutes. */
  time(timestamp: number): string {
    return this.#getDateFormat('time', { hour: 'numeric', minute: '2-digit' }).format(timestamp);
  }

  /** Full date and time, for titles and screen readers. */
  dateTime(timestamp: number): string {
    return this.#getDateFormat('full', { dateStyle: 'full', timeStyle: 'medium' }).format(timestamp);
  }

  /** Date for a heading, with the year unless it is the current one. */
  day(timestamp: number): string {
    const isThisYear = new Date(timestamp).getFullYear() === new Date().getFullYear();
    return isThisYear
      ? this.#getDateFormat('day', { weekday: 'long', day: 'numeric', month: 'long' }).format(timestamp)
      : this.#getDateFormat('date', { dateStyle: 'full' }).format(timestamp);
  }

  /** Short date without the year, for lists. */
  shortDay(timestamp: number): string {
    return this.#getDateFormat('short', { day: 'numeric', month: 'short' }).format(timestamp);
  }

  number(value: number): string {
    return getNumberFormat(this.#lang).format(value);
  }

  /** A fraction from 0 to 1 in whole percent, rounded down: 100 % is done. */
  percent(fraction: number): string {
    const format = new Intl.NumberFormat(this.#lang, { style: 'percent', maximumFractionDigits: 0 });
    return format.format(Math.floor(fraction * 100) / 100);
  }

  /** `m:ss`, from one hour on `h:mm:ss`; negative durations as `0:00`. */
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
    // A language that has just been loaded may have the other direction.
    const nextDir = dir === 'rtl' || dir === 'ltr' ? dir : languagePack.dir;
    if (lang === this.#lang && nextDir === this.#dir && languagePack === this.#languagePack) return;
    this.#lang = lang;
    this.#languagePack = languagePack;
    this.#dir = nextDir;
    this.#host.requestUpdate();
  }

  #closestAttribute(attribute: string): string | null {
    let node: Node | null = this.#host;
    while (node !== null) {
      // Skip the base part of an enclosing element: it repeats that element's language, and is rendered later.
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

/** Cached: creating a NumberFormat is slow. */
function getNumberFormat(lang: string): Intl.NumberFormat {
  const format = numberFormats.get(lang) ?? new Intl.NumberFormat(lang);
  numberFormats.set(lang, format);
  return format;
}

/** `Intl` throws on malformed language tags; those fall back to English. */
function normalizeLanguage(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
