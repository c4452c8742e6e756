import { addressFile, firstFiles, type FileList } from 'agent-desk-parts';

/** The exports of the file that is imported only to find the folder. */
export interface AddressFile {
  /** Its own address, after redirects. */
  readonly address: string;
}

/** Where the files are. */
export interface Location {
  /** The folder that the address of the script suggests; null if it suggests none. Files are fetched from it early. */
  readonly folder: string | null;
  /** Imports the file without a folder. */
  importAddress(file: string): Promise<AddressFile>;
}

/** Attributes of the page's script element that its other scripts need too. */
export type ScriptAttributes = Pick<HTMLScriptElement, 'nonce' | 'crossOrigin'>;

/** Each engine has its own value, by the HTML standard. */
const isFirefox = navigator.vendor === '';
const isSafari = navigator.vendor.startsWith('Apple');

/**
 * Fetches the files of the build, each once. A file is fetched with the files it imports and compared with its hash by
 * `<link rel="modulepreload" integrity>`; only then is it imported: `import()` alone would not check it.
 *
 * Chromium fetches a file again that could not be fetched. The others do not as long as the page is open: Safari once a link
 * has failed, Firefox once a link or an import has. So what is loaded later has no links in Safari, which checks no hashes
 * anyway, and Firefox first finds out whether the file can be had, by a preload of another address for each attempt.
 */
export class PartFetcher {
  #files = firstFiles;
  #folder: string | null;
  #foundFolder: Promise<string> | null = null;
  readonly #fetched = new Map<string, Promise<void>>();
  /** Failed attempts, by address. */
  readonly #failures = new Map<string, number>();
  /** Addresses that the browser does not fetch again. */
  readonly #lost = new Set<string>();
  #isDeskLoaded = false;

  constructor(
    private readonly location: Location,
    private readonly attributes: ScriptAttributes,
    private readonly onGone: () => void,
  ) {
    this.#folder = location.folder;
  }

  /** Fetches a file and what it imports. */
  async preload(file: string): Promise<void> {
    // Before the folder is known there is nothing to fetch it from.
    if (this.#folder === null) await this.#findFolder();
    const names = new Set([file]);
    for (const name of names) for (const imported of (this.#files[name] ?? []).slice(1)) names.add(imported);
    // All of them first: a module fetches what it imports.
    if (isFirefox) await Promise.all([...names].map((name) => this.#probe(name)));
    await Promise.all([...names].map((name) => this.#fetch(name)));
  }

  /** Files that a file just loaded may import later. */
  addFiles(files: FileList): void {
    this.#files = { ...this.#files, ...files };
  }

  /** Fetches a file and what it imports, and imports it. */
  async load(file: string): Promise<unknown> {
    const [folder] = await Promise.all([this.#findFolder(), this.#folder === null ? null : this.preload(file)]);
    // Again: the folder may have been another one.
    await this.preload(file);
    try {
      const loaded: unknown = await import(folder + file);
      this.#isDeskLoaded = true;
      return loaded;
    } catch (error) {
      for (const address of [folder + file, ...this.#lost]) void this.#fail(address);
      throw error;
    }
  }

  /** The folder after redirects: the files import each other relative to it. */
  #findFolder(): Promise<string> {
    this.#foundFolder ??= this.#importAddress().then(
      ({ address }) => (this.#folder = new URL('.', address).href),
      (error: unknown) => {
        this.#foundFolder = null;
        throw error;
      },
    );
    return this.#foundFolder;
  }

  async #importAddress(): Promise<AddressFile> {
    const [name] = addressFile;
    if (this.#folder === null) return this.location.importAddress(name);
    await this.#fetch(name);
    return import(this.#folder + name) as Promise<AddressFile>;
  }

  /** Firefox only. Not for what a page needs at first: a server that forbids caching is asked twice. */
  async #probe(name: string): Promise<void> {
    const address = `${this.#folder}${name}`;
    if (!this.#isDeskLoaded || this.#fetched.has(address)) return;
    try {
      await this.#link('preload', this.#attemptAddress(address), this.#integrityOf(name));
    } catch (error) {
      void this.#fail(address);
      throw error;
    }
  }

  #fetch(name: string): Promise<void> {
    const address = `${this.#folder}${name}`;
    let fetched = this.#fetched.get(address);
    if (fetched === undefined) {
      if (isSafari && this.#isDeskLoaded) return Promise.resolve();
      fetched = this.#link('modulepreload', address, this.#integrityOf(name));
      this.#fetched.set(address, fetched);
      fetched.catch(() => {
        // The next attempt fetches it again.
        this.#fetched.delete(address);
        if (isSafari || isFirefox) this.#lost.add(address);
        void this.#fail(address);
      });
    }
    return fetched;
  }

  #attemptAddress(address: string): string {
    const failures = this.#failures.get(address);
    return failures === undefined ? address : `${address}?${failures}`;
  }

  /** A file that was not loaded: is it gone for this page? Another answer of the server, or none, is of the network. */
  async #fail(address: string): Promise<void> {
    this.#failures.set(address, (this.#failures.get(address) ?? 0) + 1);
    const response = await fetch(address, { cache: 'no-store' }).catch(() => null);
    if (response?.status === 404 || response?.status === 410 || (response?.ok && this.#lost.has(address)))
      this.onGone();
  }

  #integrityOf(name: string): string | undefined {
    return name === addressFile[0] ? addressFile[1] : this.#files[name]?.[0];
  }

  #link(rel: 'preload' | 'modulepreload', href: string, integrity: string | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      if (integrity === undefined) throw new Error(`${href} is not a file of this build.`);
      const link = document.createElement('link');
      // Without it, files are imported unchecked: nothing would ever answer the link.
      if (!link.relList.supports('modulepreload')) return resolve();
      Object.assign(link, { rel, ...this.attributes, integrity, href });
      if (rel === 'preload') Object.assign(link, { as: 'script', crossOrigin: link.crossOrigin ?? 'anonymous' });
      link.onload = () => {
        link.remove();
        resolve();
      };
      link.onerror = () => {
        link.remove();
        reject(new Error(`${href} could not be fetched, or is not the file of this build.`));
      };
      document.head.append(link);
    });
  }
}
