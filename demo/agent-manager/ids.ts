/**
 * Seeded chance: ids, invented customers and fault dice all come from one generator, so a run can be repeated.
 */

/** A small, well mixed 32 bit generator (mulberry32). */
export function makeRandom(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Source of every identifier the emulator makes. */
export class Ids {
  readonly random: () => number;

  constructor(seed: number) {
    this.random = makeRandom(seed);
  }

  private hex(digits: number): string {
    let out = '';
    while (out.length < digits) {
      out += Math.floor(this.random() * 4294967296)
        .toString(16)
        .padStart(8, '0');
    }
    return out.slice(0, digits);
  }

  /** A version 4 style uuid. */
  uuid(): string {
    const h = this.hex(32);
    const variant = ((parseInt(h.charAt(16), 16) & 3) | 8).toString(16);
    return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-${variant}${h.slice(17, 20)}-${h.slice(20, 32)}`;
  }

  /** A 24 digit document id. */
  oid(): string {
    return this.hex(24);
  }

  /** One element of a non-empty list. */
  pick<T>(list: readonly [T, ...T[]]): T {
    return list[Math.floor(this.random() * list.length)] ?? list[0];
  }

  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.random() * (max - min + 1));
  }
}
