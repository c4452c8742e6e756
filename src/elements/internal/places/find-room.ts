export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Corner {
  readonly block: 'end' | 'start';
  readonly inline: 'end' | 'start';
}

/** In the order of preference. */
const corners: readonly Corner[] = [
  { block: 'end', inline: 'end' },
  { block: 'start', inline: 'end' },
  { block: 'end', inline: 'start' },
  { block: 'start', inline: 'start' },
];

/** The area that two boxes share. */
export const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

export const coveredArea = (box: Box, avoid: readonly Box[]): number =>
  avoid.reduce((sum, place) => sum + overlap(box, place), 0);

/** The box of something of this size in a corner of the window. */
export function boxInCorner(
  corner: Corner,
  { width, height }: Size,
  viewport: Size,
  inset: number,
  isRtl: boolean,
): Box {
  const isLeft = (corner.inline === 'start') !== isRtl;
  const left = isLeft ? inset : viewport.width - inset - width;
  const top = corner.block === 'start' ? inset : viewport.height - inset - height;
  return { left, top, right: left + width, bottom: top + height };
}

export interface RoomQuery {
  readonly size: Size;
  readonly viewport: Size;
  readonly inset: number;
  readonly isRtl: boolean;
  readonly avoid: readonly Box[];
  /** Kept as long as it is free. */
  readonly current: Corner | null;
  /** How much of the page's controls a box covers; corners that cover less are preferred. */
  readonly countControls: (box: Box) => number;
}

/** The corner where something of this size covers nothing that must stay clear; null if there is none. */
export function findCorner({ size, viewport, inset, isRtl, avoid, current, countControls }: RoomQuery): Corner | null {
  if (size.height + 2 * inset > viewport.height) return null;
  const boxOf = (corner: Corner) => boxInCorner(corner, size, viewport, inset, isRtl);
  const isFree = (corner: Corner) => coveredArea(boxOf(corner), avoid) === 0;
  if (current !== null && isFree(current)) return current;
  const free = corners.filter(isFree).map((corner) => ({ corner, controls: countControls(boxOf(corner)) }));
  return free.toSorted((a, b) => a.controls - b.controls)[0]?.corner ?? null;
}

/** Where a bar of this size covers nothing, from the top of the window on; where it covers least if it must cover something. */
export function findBarTop({ width, height }: Size, viewport: Size, left: number, avoid: readonly Box[]): number {
  const last = Math.max(0, viewport.height - height);
  const tops = [0, last, ...avoid.flatMap(({ top, bottom }) => [bottom, top - height])];
  const candidates = tops
    .filter((top) => top >= 0 && top <= last)
    .map((top) => ({ top, covered: coveredArea({ left, top, right: left + width, bottom: top + height }, avoid) }));
  return candidates.toSorted((a, b) => a.covered - b.covered || a.top - b.top)[0]?.top ?? 0;
}
