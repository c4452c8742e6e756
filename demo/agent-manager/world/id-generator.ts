/** Seeded random numbers for ids, generated customers and faults, so that a run can be repeated. */

/** mulberry32: a small 32-bit generator of numbers from 0 to 1 (excluded). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Creates the ids and makes the random choices of the emulator. */
export class IdGenerator {
  readonly random: () => number;

  constructor(seed: number) {
    this.random = createRandom(seed);
  }

  #hex(digits: number): string {
    let result = '';
    while (result.length < digits) {
      result += Math.floor(this.random() * 4294967296)
        .toString(16)
        .padStart(8, '0');
    }
    return result.slice(0, digits);
  }

  /** A UUID in the form of version 4. */
  uuid(): string {
    const digits = this.#hex(32);
    const variant = ((parseInt(digits.charAt(16), 16) & 3) | 8).toString(16);
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
  }

  /** A document id of 24 hexadecimal digits. */
  objectId(): string {
    return this.#hex(24);
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
