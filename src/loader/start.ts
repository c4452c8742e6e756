import { deskFile, elementFiles } from 'agent-desk-parts';
import { reportError, warnOnce } from '../browser/diagnostics.js';
import { PartFetcher, type Location } from './part-fetcher.js';
import { TagWatcher } from './tag-watcher.js';

/** The exports of src/desk.ts, as the loader uses them. */
interface Desk {
  readonly api: Readonly<Record<string, unknown>>;
  readonly elements: Readonly<Record<string, () => Promise<unknown>>>;
}

/** The global of the page; everything in `api` is added to it. */
type AgentDesk = Record<string, unknown> & { ready: Promise<unknown> };

/** Functions of `api` that a page may call at once: they are called when the modules are there. */
const queuedFunctions = ['registerTranslations', 'watchForTags'] as const;

const maxRetryDelayMs = 30_000;
/** A page whose policy forbids the modules would else report it all day. */
const maxDeskAttempts = 8;

const retryDelayMs = (failedAttempts: number) => Math.min(1000 * 2 ** failedAttempts, maxRetryDelayMs);

/** Loads the desk, and each element when its tag first appears. Sets the global `agentDesk`. */
export function start(location: Location): void {
  const script = document.currentScript as HTMLScriptElement | null;
  // A module has no script element of its own, but all scripts of a page have one nonce.
  const nonce = (script ?? document.querySelector<HTMLScriptElement>('script[nonce]'))?.nonce ?? '';
  const parts = new PartFetcher(location, { nonce, crossOrigin: script?.crossOrigin ?? null });
  const calls: (() => void)[] = [];
  const agentDesk = { ready: Promise.resolve() } as AgentDesk;
  for (const name of queuedFunctions) {
    agentDesk[name] = (...args: unknown[]) => {
      calls.push(() => (agentDesk[name] as (...values: unknown[]) => void)(...args));
    };
  }

  let reportDesk: (desk: Desk) => void;
  /** Resolves with the first attempt that succeeds. */
  const loadedDesk = new Promise<Desk>((resolve) => (reportDesk = resolve));
  /** The elements found so far, defined or failed. */
  const foundElements: Promise<unknown>[] = [];

  const loadElement = (tag: string, failedAttempts = 0): void => {
    const element = loadedDesk.then(({ elements }) => elements[tag]?.());
    foundElements.push(element);
    // At the same time as the desk. If it fails, the import reports it.
    parts.preload(elementFiles[tag] ?? '').catch(() => undefined);
    element.catch((error: unknown) => {
      warnOnce(`<${tag}> could not be fetched: ${String(error)}`);
      // Retried after a delay, or at once when the tag is inserted again.
      watcher.watchAgain(tag);
      setTimeout(() => {
        if (watcher.take(tag)) loadElement(tag, failedAttempts + 1);
      }, retryDelayMs(failedAttempts));
    });
  };
  const watcher = new TagWatcher(Object.keys(elementFiles), (tag) => loadElement(tag));

  const loadDesk = (failedAttempts = 0): void => {
    agentDesk.ready = parts.load(deskFile).then(async (loaded) => {
      const desk = loaded as Desk;
      Object.assign(agentDesk, desk.api);
      for (const call of calls) call();
      reportDesk(desk);
      await documentParsed();
      await Promise.allSettled(foundElements);
      return agentDesk;
    });
    agentDesk.ready.catch((error: unknown) => {
      if (failedAttempts === 0) reportError(explainFailure(error));
      if (failedAttempts + 1 < maxDeskAttempts) {
        setTimeout(() => loadDesk(failedAttempts + 1), retryDelayMs(failedAttempts));
      }
    });
  };

  Object.assign(globalThis, {
    agentDesk,
    // For the modules: see src/build/parts-list.mjs and watch-for-tags.ts.
    [Symbol.for('agent-desk/loader')]: {
      load: (path: string) => parts.load(path.replace('./', '')),
      watchForTags: (root: Element | ShadowRoot) => watcher.watch(root),
    },
  });
  loadDesk();
  watcher.watch(document.documentElement);
}

/** Resolves when all elements of the page's markup are in the document. */
const documentParsed = () =>
  new Promise<void>((resolve) => {
    if (document.readyState === 'loading')
      document.addEventListener('readystatechange', () => resolve(), { once: true });
    else resolve();
  });

const explainFailure = (error: unknown) =>
  `The modules could not be loaded: ${String(error)} Serve dist/module beside dist/script, over http(s); a content security policy must allow them in script-src, another origin must allow this one by CORS (Access-Control-Allow-Origin).`;
