import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isElement, parentOf } from '../base/view-of.js';
import type { CompleteLanguagePack, Translations } from '../../../translations/translations.js';
import { formatLanguage, formatList, getDateFormat, getNumberFormat } from './formats.js';
import {
  currentZone,
  getLanguagePack,
  isMissingLanguage,
  normalizeLanguage,
  subscribeToLanguages,
} from './translation-registry.js';

const isSameYear = (a: number, b: number): boolean => new Date(a).getFullYear() === new Date(b).getFullYear();

/**
 * Translations and number, date and time formats in the language of an element: the nearest `lang` and `dir` on the
 * element or an ancestor, across shadow roots.
 */
export class LocalizeController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #lang = 'en';
  #dir: 'ltr' | 'rtl' = 'ltr';
  #languagePack: CompleteLanguagePack = getLanguagePack('en');
  /** Language of dates and times: that of the texts, with the region that was asked for. */
  #formatLang = 'en';
  #unsubscribe: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#unsubscribe = subscribeToLanguages(this.#host, (isZoneChanged) => this.#refresh(isZoneChanged));
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

  /** Changes whenever texts, times or dates may look different: what is rendered only when needed depends on it. */
  get version(): string {
    return `${this.lang} ${this.#formatLang} ${this.#dir} ${currentZone()}`;
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

  /** Date for a heading, with the year unless it is that of `now`, the time of the server. */
  day(timestamp: number, now: number): string {
    return isSameYear(timestamp, now)
      ? this.#getDateFormat('day', { weekday: 'long', day: 'numeric', month: 'long' }).format(timestamp)
      : this.#getDateFormat('date', { dateStyle: 'full' }).format(timestamp);
  }

  /** Short date for lists, with the year unless it is that of `now`. */
  shortDay(timestamp: number, now: number): string {
    const isYearShown = !isSameYear(timestamp, now);
    return this.#getDateFormat(`short ${isYearShown}`, {
      day: 'numeric',
      month: 'short',
      ...(isYearShown && { year: 'numeric' }),
    }).format(timestamp);
  }

  number(value: number): string {
    return getNumberFormat(this.lang).format(value);
  }

  /** Several things as one text, each with its own direction, e.g. `A, B, and C`. */
  readonly list = (texts: readonly string[]): string => formatList(this.lang, texts);

  /** A fraction from 0 to 1 in whole percent, rounded down: 100 % is done. */
  percent(fraction: number): string {
    const format = new Intl.NumberFormat(this.lang, { style: 'percent', maximumFractionDigits: 0 });
    // 0.29 * 100 is a little less than 29.
    return format.format(Math.floor(fraction * 100 + 1e-9) / 100);
  }

  /** `m:ss`, from one hour on `h:mm:ss`; negative durations as `0:00`. */
  duration(ms: number): string {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    const padTwo = (n: number) => getNumberFormat(this.lang, 2).format(n);
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    return hours > 0
      ? `${this.number(hours)}:${padTwo(minutes)}:${padTwo(seconds % 60)}`
      : `${this.number(minutes)}:${padTwo(seconds % 60)}`;
  }

  #getDateFormat(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return getDateFormat(this.#formatLang, name, options);
  }

  #refresh(isZoneChanged = false): void {
    const lang = normalizeLanguage(this.#closestAttribute('lang') ?? '') ?? 'en';
    const dir = this.#closestAttribute('dir');
    const languagePack = getLanguagePack(lang);
    // That of the page is for its language; a language that has just been loaded may have the other one.
    const nextDir = (dir === 'rtl' || dir === 'ltr') && !isMissingLanguage(lang) ? dir : languagePack.dir;
    const isSame = lang === this.#lang && nextDir === this.#dir && languagePack === this.#languagePack;
    if (isSame && !isZoneChanged) return;
    this.#lang = lang;
    this.#formatLang = formatLanguage(lang, languagePack.lang);
    this.#languagePack = languagePack;
    this.#dir = nextDir;
    this.#host.requestUpdate();
  }

  #closestAttribute(attribute: string): string | null {
    let node: Node | null = this.#host;
    while (node !== null) {
      // Skip the base part of an enclosing element: it repeats that element's language, and is rendered later.
      if (isElement(node) && !(node.part.contains('base') && parentOf(node.getRootNode()) !== null)) {
        const value = node.getAttribute(attribute);
        if (value !== null && value !== '') return value;
      }
      node = parentOf(node);
    }
    return null;
  }
}
