import { firstFiles, listOfOthers, type FileList } from 'agent-desk-parts';

/** The exports of the file that lists the files which are not needed at first. */
export interface ListOfOthers {
  /** Its own address, after redirects. */
  readonly address: string;
  readonly otherFiles: FileList;
}

/** Where the files are. */
export interface Location {
  /** The folder that the address of the script suggests; null if it suggests none. Files are fetched from it early. */
  readonly folder: string | null;
  /** Imports the list without a folder. */
  importList(path: string): Promise<ListOfOthers>;
}

/** Attributes of the page's script element that its other scripts need too. */
export type ScriptAttributes = Pick<HTMLScriptElement, 'nonce' | 'crossOrigin'>;

/**
 * Fetches the files of the build, each once. A file is fetched with the files it imports and compared with its hash by
 * `<link rel="modulepreload" integrity>`; only then is it imported: `import()` alone would not check it.
 */
export class PartFetcher {
  #files = firstFiles;
  #folder: string | null;
  #foundFolder: Promise<string> | null = null;
  readonly #fetched = new Map<string, Promise<void>>();

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
    await Promise.all([...names].map((name) => this.#fetch(name, this.#files[name]?.[0])));
  }

  /** Fetches a file and what it imports, and imports it. */
  async load(file: string): Promise<unknown> {
    const [folder] = await Promise.all([this.#findFolder(), this.#folder === null ? null : this.preload(file)]);
    // Again: the list or the folder may have been another one.
    await this.preload(file);
    return import(folder + file) as Promise<unknown>;
  }

  /** The folder after redirects: the files import each other relative to it. */
  #findFolder(): Promise<string> {
    this.#foundFolder ??= this.#importList().then(
      ({ address, otherFiles }) => {
        this.#files = { ...firstFiles, ...otherFiles };
        return (this.#folder = new URL('.', address).href);
      },
      (error: unknown) => {
        this.#foundFolder = null;
        throw error;
      },
    );
    return this.#foundFolder;
  }

  async #importList(): Promise<ListOfOthers> {
    const [name, integrity] = listOfOthers;
    if (this.#folder === null) return this.location.importList(name);
    await this.#fetch(name, integrity);
    return import(this.#folder + name) as Promise<ListOfOthers>;
  }

  #fetch(name: string, integrity: string | undefined): Promise<void> {
    const address = `${this.#folder}${name}`;
    let fetched = this.#fetched.get(address);
    if (fetched === undefined) {
      fetched = this.#link(address, integrity);
      this.#fetched.set(address, fetched);
      fetched.catch(() => {
        // The next attempt fetches it again.
        this.#fetched.delete(address);
        void this.#checkForNewVersion(address);
      });
    }
    return fetched;
  }

  /** A file that was not fetched: is it gone from the server? Another answer, or none, is of the network. */
  async #checkForNewVersion(address: string): Promise<void> {
    const response = await fetch(address, { cache: 'no-store' }).catch(() => null);
    if (response?.status === 404 || response?.status === 410) this.onGone();
  }

  #link(href: string, integrity: string | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      if (integrity === undefined) throw new Error(`${href} is not a file of this build.`);
      const link = document.createElement('link');
      // Without it, files are imported unchecked: nothing would ever answer the link.
      if (!link.relList.supports('modulepreload')) return resolve();
      Object.assign(link, { rel: 'modulepreload', ...this.attributes, integrity, href });
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
