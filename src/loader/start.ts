import { deskFile, elementFiles, type FileList } from 'agent-desk-parts';
import { Backoff } from '../browser/backoff.js';
import { reportError, warnOnce } from '../browser/diagnostics.js';
import { LazyPart } from '../browser/lazy-part.js';
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

/** A page whose policy forbids the modules would else report it all day. */
const maxDeskAttempts = 8;

/** Loads the desk, and each element when its tag first appears. Sets the global `agentDesk`. */
export function start(location: Location): void {
  const script = document.currentScript as HTMLScriptElement | null;
  // A module has no script element of its own, but all scripts of a page have one nonce.
  const nonce = (script ?? document.querySelector<HTMLScriptElement>('script[nonce]'))?.nonce ?? '';
  const parts = new PartFetcher(location, { nonce, crossOrigin: script?.crossOrigin ?? null }, reportNewVersion);
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

  const elementParts = new Map<string, LazyPart<unknown>>();
  const loadElement = (tag: string): void => {
    const known = elementParts.get(tag);
    const part = known ?? new LazyPart(() => loadedDesk.then(({ elements }) => elements[tag]?.()));
    if (known === undefined) {
      elementParts.set(tag, part);
      // Repeated after a delay, or at once when the tag is inserted again.
      part.onFailure((error) => {
        warnOnce(`<${tag}> could not be fetched: ${String(error)}`);
        watcher.watchAgain(tag);
      });
      part.request();
    }
    // At the same time as the desk. If it fails, the import reports it.
    parts.preload(elementFiles[tag] ?? '').catch(() => undefined);
    const element = part.load();
    foundElements.push(element);
    element.catch(() => undefined);
  };
  const watcher = new TagWatcher(Object.keys(elementFiles), loadElement);

  const deskBackoff = new Backoff();
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
        deskBackoff.schedule(() => loadDesk(failedAttempts + 1));
      }
    });
  };

  Object.assign(globalThis, {
    agentDesk,
    // For the modules: see src/build/parts-list.mjs and watch-for-tags.ts.
    [Symbol.for('agent-desk/loader')]: {
      load: (path: string) => parts.load(path.replace('./', '')),
      addFiles: (files: FileList) => parts.addFiles(files),
      watchForTags: (root: Element | ShadowRoot) => watcher.watch(root),
    },
  });
  loadDesk();
  watcher.watch(document.documentElement);
}

/** The elements say so to the agent, see desk-session.ts. A page that is open all day may outlive its build. */
const reportNewVersion = (): void => {
  warnOnce(
    'Files of this version are gone from the server, or this browser does not fetch them again: reload the page.',
  );
  document.dispatchEvent(new Event('agent-desk-new-version'));
};

/** Resolves when all elements of the page's markup are in the document. */
const documentParsed = () =>
  new Promise<void>((resolve) => {
    if (document.readyState === 'loading')
      document.addEventListener('readystatechange', () => resolve(), { once: true });
    else resolve();
  });

const explainFailure = (error: unknown) =>
  `The modules could not be loaded: ${String(error)} Serve dist/module beside dist/script, over http(s); a content security policy must allow them in script-src, another origin must allow this one by CORS (Access-Control-Allow-Origin).`;
