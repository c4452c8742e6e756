/** What the agent has chosen; kept with the agent's other work. */
export interface DeskLayout {
  /** Width of the list and of the card (px); null for the default. */
  readonly listWidth: number | null;
  readonly cardWidth: number | null;
  /** The list is a rail. */
  readonly isListClosed: boolean;
  /** Null until the agent has chosen: then the card is open where there is room for it. */
  readonly isCardOpen: boolean | null;
}

export const defaultLayout: DeskLayout = { listWidth: null, cardWidth: null, isListClosed: false, isCardOpen: null };

/** Limits of the widths (px). */
export const widths = { list: { min: 200, max: 520 }, card: { min: 240, max: 560 } } as const;

/** How much room there is: `wide` for three panes, `medium` for two, `phone` for one. */
export type DeskRoom = 'wide' | 'medium' | 'phone';

/** Room for three panes, and for two (rem). */
const wideRem = 75;
const mediumRem = 45;

export const roomFor = (width: number, rem: number): DeskRoom =>
  width >= wideRem * rem ? 'wide' : width >= mediumRem * rem ? 'medium' : 'phone';

/** Reads what was kept, possibly by another version. */
export function parseLayout(kept: unknown): DeskLayout {
  if (typeof kept !== 'object' || kept === null) return defaultLayout;
  const { listWidth, cardWidth, isListClosed, isCardOpen } = kept as Partial<Record<keyof DeskLayout, unknown>>;
  return {
    listWidth: parseWidth(listWidth, widths.list),
    cardWidth: parseWidth(cardWidth, widths.card),
    isListClosed: isListClosed === true,
    isCardOpen: typeof isCardOpen === 'boolean' ? isCardOpen : null,
  };
}

const parseWidth = (width: unknown, { min, max }: { readonly min: number; readonly max: number }): number | null =>
  typeof width === 'number' && width >= min && width <= max ? width : null;
