import { html, nothing, type TemplateResult } from 'lit';
import { scaleOf } from '../internal/styles/scale-of.js';

/** A step of an arrow key (px). */
const stepPx = 16;

export interface SplitterView {
  readonly label: string;
  /** `start`: the pane is before the splitter in reading direction. */
  readonly side: 'start' | 'end';
  readonly isRtl: boolean;
  /** The pane, whose width is changed. */
  readonly getPane: () => HTMLElement | null;
  readonly isClosed: boolean;
  /** Limits of the width (px). */
  readonly min: number;
  readonly max: number;
  readonly width: number | null;
  /** Null: the default width. */
  readonly onResize: (width: number | null) => void;
  readonly onToggle: () => void;
}

/** The edge between two panes. It is dragged, or moved by arrow keys; Enter closes and opens the pane. */
export function renderSplitter(view: SplitterView): TemplateResult {
  const { label, side, isRtl, getPane, isClosed, min, max, width, onResize, onToggle } = view;
  /** Towards the end of the page in reading direction the pane at the start grows. */
  const sign = (side === 'start' ? 1 : -1) * (isRtl ? -1 : 1);
  const resize = (to: number): void => onResize(Math.round(Math.min(max, Math.max(min, to))));
  const current = (): number => getPane()?.offsetWidth ?? min;
  const handleKeydown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -stepPx * sign, ArrowRight: stepPx * sign }[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') onToggle();
    else if (isClosed) return;
    else if (step !== undefined) resize(current() + step);
    else if (event.key === 'Home') resize(min);
    else if (event.key === 'End') resize(max);
    else return;
    event.preventDefault();
  };
  const handlePointerdown = (event: PointerEvent): void => {
    if (event.button !== 0 || isClosed) return;
    const splitter = event.currentTarget as HTMLElement;
    const startX = event.clientX;
    const startWidth = current();
    const pane = getPane();
    const scale = pane === null ? 1 : scaleOf(pane);
    const handleMove = (move: PointerEvent): void => resize(startWidth + ((move.clientX - startX) * sign) / scale);
    const handleEnd = (): void => {
      splitter.removeEventListener('pointermove', handleMove);
      splitter.removeEventListener('pointerup', handleEnd);
      splitter.removeEventListener('pointercancel', handleEnd);
    };
    splitter.setPointerCapture(event.pointerId);
    splitter.addEventListener('pointermove', handleMove);
    splitter.addEventListener('pointerup', handleEnd);
    splitter.addEventListener('pointercancel', handleEnd);
  };
  return html`<div
    class="splitter ${side}"
    part="splitter"
    role="separator"
    aria-orientation="vertical"
    aria-label=${label}
    aria-valuemin=${min}
    aria-valuemax=${max}
    aria-valuenow=${isClosed ? min : Math.round(width ?? current())}
    aria-disabled=${isClosed ? 'true' : nothing}
    title=${label}
    tabindex="0"
    @keydown=${handleKeydown}
    @pointerdown=${handlePointerdown}
    @dblclick=${() => onResize(null)}
  ></div>`;
}
