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
    this.#unwatch = [watchPage(look), onCatalogueChange(() => this.host.requestUpdate())];
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

  day(at: number): string {
    return this.#format('day', { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
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
      if (node instanceof Element) {
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
