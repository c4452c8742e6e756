import { resolveAddress } from './mail-links.js';

/** A picture among the attachments of a mail. */
export interface EmbeddedPicture {
  /** Where it can be loaded from. */
  readonly url: string;
  /** Its content id, and the name of its file. */
  readonly names: readonly string[];
}

/** Finds what the pictures of a mail are loaded from. */
export class MailPictures {
  /** By names as they are, and by shorter forms of them: null where several pictures have one. */
  readonly #embedded = new Map<string, string>();
  readonly #byVariant = new Map<string, string | null>();
  readonly #usedSources = new Set<string>();
  readonly #base: string;
  #isHidden = false;
  /** Pictures of other servers are seen in the mail. */
  hasRemote = false;

  /** `base`: where relative addresses lead; empty if the mail does not say. */
  constructor(pictures: readonly EmbeddedPicture[], base: string) {
    this.#base = base;
    for (const { url, names } of pictures) {
      for (const name of names.map(normalize))
        if (name !== '' && !this.#embedded.has(name)) this.#embedded.set(name, url);
      for (const name of names.flatMap(variants)) {
        const other = this.#byVariant.get(name);
        this.#byVariant.set(name, other === undefined || other === url ? url : null);
      }
    }
  }

  /** Addresses, without their queries, of the pictures that came with the mail and are shown in it. */
  get embeddedSources(): readonly string[] {
    return [...this.#usedSources];
  }

  /** Calls back for what is in an element that may be hidden. */
  inHidden(isHidden: boolean, copy: () => void): void {
    const before = this.#isHidden;
    this.#isHidden ||= isHidden;
    copy();
    this.#isHidden = before;
  }

  /**
   * The address to load a picture from; null if there is none. Relative addresses would lead to the page of the desk: they
   * and those on the sender's machine name a file that may be attached. In `names`, programs that send mails repeat its name.
   */
  readonly resolve = (address: string, names: readonly string[] = []): string | null => {
    const absolute = resolveAddress(address, this.#base);
    if (/^data:image\//i.test(absolute)) return absolute;
    // Programs put in front what they would with the address of a page.
    const contentId = /^(?:unsafe:|https?:\/\/)?cid:\/*(.*)$/is.exec(absolute)?.[1];
    if (contentId !== undefined) return this.#findEmbedded([contentId, ...names]);
    if (absolute === '') return null;
    if (!/^https?:\/\//i.test(absolute)) {
      // Mail programs name parts of their stores: `imap://…?part=1.2&filename=image001.png`.
      const parameter = /[?&]filename=([^&#]*)/i.exec(absolute)?.[1] ?? '';
      return this.#findEmbedded([parameter, absolute.replace(/^.*[/\\:]/s, ''), ...names]);
    }
    try {
      const url = new URL(absolute);
      // The mail could act with the agent's cookies there.
      if (url.hostname === location.hostname) return null;
      // As browsers do in pages that are loaded over https.
      url.protocol = 'https:';
      this.hasRemote ||= !this.#isHidden;
      return url.href;
    } catch {
      return null;
    }
  };

  /** The candidates of a `srcset` that can be loaded. */
  resolveSet(candidates: string): string {
    const resolved: string[] = [];
    for (const [, address = '', descriptor = ''] of candidates.matchAll(/([^\s,]\S*[^\s,])\s*([^,]*)(?:,|$)/g)) {
      const url = this.resolve(address);
      if (url !== null) resolved.push(`${url} ${descriptor.trim()}`.trim());
    }
    return resolved.join(', ');
  }

  #findEmbedded(names: readonly string[]): string | null {
    const exact = names.map(normalize).map((name) => this.#embedded.get(name));
    const similar = names.flatMap(variants).map((name) => this.#byVariant.get(name));
    for (const url of [...exact, ...similar]) {
      if (typeof url !== 'string') continue;
      const { origin, pathname } = new URL(url, document.baseURI);
      this.#usedSources.add(origin + pathname.replace(/[;,]/g, encodeURIComponent));
      return url;
    }
    return null;
  }
}

/** Forms of a name: `<image001.png@01D9.A1B2>`, and files to which the file service has given a number. */
function variants(name: string): readonly string[] {
  const id = normalize(name);
  const local = id.replace(/@[^@]*$/, '');
  return [...new Set([id, local, id.replace(numberInFront, ''), local.replace(numberInFront, '')])].filter(
    (variant) => variant !== '',
  );
}

/** `1721900000-image001.png`, but not the date of `2024-05-01 chart.png`. */
const numberInFront = /^\d+[_-](?!\d+[_-]|\d+\.[a-z]+$)/;

const normalize = (name: string): string =>
  decode(name.trim())
    .replace(/^<(.*)>$/s, '$1')
    .trim()
    .normalize()
    .toLowerCase();

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
