import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Catalogue, Messages } from '../../messages/catalogue.js';
import { catalogueFor, watchLanguages } from './languages.js';

/**
 * Words, numbers and times in the language around an element: the nearest `lang` and `dir` on itself or an ancestor,
 * across shadow roots. Two elements on one page may speak two languages.
 */
export class LocalizeController implements ReactiveController {
  #lang = 'en';
  #dir: 'ltr' | 'rtl' = 'ltr';
  #catalogue: Catalogue = catalogueFor('en');
  #unwatch: (() => void) | undefined;
  readonly #formats = new Map<string, Intl.DateTimeFormat>();

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#unwatch = watchLanguages(() => this.#look());
    this.#look();
  }

  hostDisconnected(): void {
    this.#unwatch?.();
  }

  /** The texts. */
  get words(): Messages {
    return this.#catalogue.messages;
  }

  /** Language the texts really are in: English while, or because, there is no other. */
  get lang(): string {
    return this.#catalogue.lang;
  }

  get dir(): 'ltr' | 'rtl' {
    return this.#dir;
  }

  /** Time of day, as short as the language has it. */
  time(at: number): string {
    return this.#format('time', { hour: 'numeric', minute: '2-digit' }).format(at);
  }

  /** Day and time in full, for titles and screen readers. */
  dateTime(at: number): string {
    return this.#format('full', { dateStyle: 'full', timeStyle: 'medium' }).format(at);
  }

  /** A day for a heading; the year only when it is not this one. */
  day(at: number): string {
    const thisYear = new Date(at).getFullYear() === new Date().getFullYear();
    return thisYear
      ? this.#format('day', { weekday: 'long', day: 'numeric', month: 'long' }).format(at)
      : this.#format('date', { dateStyle: 'full' }).format(at);
  }

  /** A day in a few characters, for lists. */
  shortDay(at: number): string {
    return this.#format('short', { day: 'numeric', month: 'short' }).format(at);
  }

  number(n: number): string {
    return numbersOf(this.#lang).format(n);
  }

  /** `m:ss`, from an hour on `h:mm:ss`. Negative spans are shown as nothing left. */
  duration(ms: number): string {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    const two = (n: number) => String(n).padStart(2, '0');
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  }

  #format(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = `${this.#lang} ${name}`;
    let format = this.#formats.get(key);
    if (format === undefined) {
      format = new Intl.DateTimeFormat(this.#lang, options);
      this.#formats.set(key, format);
    }
    return format;
  }

  #look(): void {
    const lang = validLanguage(this.#nearest('lang') ?? '');
    const dir = this.#nearest('dir');
    const catalogue = catalogueFor(lang);
    // A language that has just arrived may run the other way.
    const nextDir = dir === 'rtl' || dir === 'ltr' ? dir : catalogue.dir;
    if (lang === this.#lang && nextDir === this.#dir && catalogue === this.#catalogue) return;
    this.#lang = lang;
    this.#catalogue = catalogue;
    this.#dir = nextDir;
    this.host.requestUpdate();
  }

  #nearest(attribute: string): string | null {
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

const numbers = new Map<string, Intl.NumberFormat>();

/** Making one costs more than everything else about a number. */
function numbersOf(lang: string): Intl.NumberFormat {
  const known = numbers.get(lang) ?? new Intl.NumberFormat(lang);
  numbers.set(lang, known);
  return known;
}

/** `Intl` throws on a malformed tag, and the page may contain any. */
function validLanguage(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
