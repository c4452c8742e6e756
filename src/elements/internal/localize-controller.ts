import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Messages } from '../../messages/catalogue.js';
import { catalogueFor, onCatalogueChange } from './languages.js';

/** Elements to look at again when `lang` or `dir` changes anywhere in the page. */
const watched = new Set<() => void>();
let observer: MutationObserver | undefined;

function watchPage(listener: () => void): () => void {
  watched.add(listener);
  if (observer === undefined) {
    observer = new MutationObserver(() => {
      for (const each of watched) each();
    });
    observer.observe(document.documentElement, { subtree: true, attributes: true, attributeFilter: ['lang', 'dir'] });
  }
  return () => {
    watched.delete(listener);
    if (watched.size > 0) return;
    observer?.disconnect();
    observer = undefined;
  };
}

/**
 * Words, numbers and times in the language around an element: the nearest `lang` and `dir` on itself or an ancestor,
 * across shadow roots. Two elements on one page may speak two languages.
 */
export class LocalizeController implements ReactiveController {
  #lang = 'en';
  #dir: 'ltr' | 'rtl' = 'ltr';
  #unwatch: (() => void)[] = [];
  readonly #formats = new Map<string, Intl.DateTimeFormat>();

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {
    const look = () => this.#look();
    const lookAgain = () => {
      // A language that has just arrived may run the other way.
      this.#look();
      this.host.requestUpdate();
    };
    this.#unwatch = [watchPage(look), onCatalogueChange(lookAgain)];
    this.#look();
  }

  hostDisconnected(): void {
    for (const unwatch of this.#unwatch.splice(0)) unwatch();
  }

  /** The texts. */
  get words(): Messages {
    return catalogueFor(this.#lang).messages;
  }

  /** Language the texts really are in: English while, or because, there is no other. */
  get lang(): string {
    return catalogueFor(this.#lang).lang;
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
    return new Intl.NumberFormat(this.#lang).format(n);
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
    const nextDir = dir === 'rtl' || dir === 'ltr' ? dir : catalogueFor(lang).dir;
    if (lang === this.#lang && nextDir === this.#dir) return;
    this.#lang = lang;
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

/** `Intl` throws on a malformed tag, and the page may contain any. */
function validLanguage(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
