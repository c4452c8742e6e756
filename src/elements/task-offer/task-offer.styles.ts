import { css } from 'lit';

export const taskOfferStyles = css`
  :host {
    --_offer: var(--task-offer-accent, var(--_accent));

    display: block;
  }

  [part='base'] {
    position: relative;
  }

  [hidden] {
    display: none !important;
  }

  [part='stack'] {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    min-width: 0;
  }

  .toast-layer {
    --_inset: var(--task-offer-inset, 1rem);

    width: min(var(--task-offer-width, 22rem) + 2 * var(--_inset), 100%);
  }

  /* A bar: the oldest offer in one line. */
  .toast-layer.bar:has(> .card) > :not(.card),
  .toast-layer.bar > .card ~ .card {
    display: none;
  }

  .toast-layer.bar .card {
    flex-flow: row wrap;
    align-items: center;
    gap: 0 var(--_space);
    padding-block: calc(var(--_space) * 0.5);
  }

  .toast-layer.bar .top {
    flex: 1;
  }

  .toast-layer.bar :is(.details, .request, kbd) {
    display: none;
  }

  .toast-layer.bar .ring {
    width: 2rem;
    height: 2rem;
  }

  .toast-layer.bar .cluster {
    flex-wrap: nowrap;
  }

  .card,
  .ended {
    flex: none;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
  }

  .card {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    padding: calc(var(--_space) * 1.5);
    border-inline-start: 3px solid var(--_offer);
  }

  .toast :is(.card, .ended, .missed, .note) {
    box-shadow: var(--_shadow);
  }

  .toast .card {
    animation: arrive 0.16s ease-out;
  }

  @keyframes arrive {
    from {
      translate: 0 0.75rem;
    }
  }

  .top {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
    min-width: 0;
  }

  .who {
    flex: 1;
    min-width: 0;
  }

  .line {
    display: flex;
    align-items: baseline;
    gap: var(--_space);
    min-width: 0;
  }

  .name {
    min-width: 0;
    font-weight: 600;
  }

  .badge {
    flex: none;
    padding: 0 calc(var(--_space) * 0.75);
    border: 1px solid currentColor;
    border-radius: 1em;
    color: var(--_offer);
    font-size: 0.75rem;
  }

  .details {
    overflow-wrap: anywhere;
  }

  .ring {
    position: relative;
    display: grid;
    flex: none;
    place-items: center;
    width: 2.5rem;
    height: 2.5rem;
    font-size: var(--_font-size-small);
    font-weight: 600;
  }

  .ring.idle {
    border-radius: 50%;
    background: var(--_surface-sunken);
    color: var(--_offer);
  }

  .ring svg:not(.icon) {
    position: absolute;
    inset: 0;
    fill: none;
    stroke-width: 3;
    rotate: -90deg;
  }

  .ring .track {
    stroke: var(--_border);
  }

  .ring .remaining {
    stroke: var(--_offer);
    stroke-linecap: round;
    transition: stroke-dasharray 1s linear;
  }

  .urgent {
    --_offer: var(--_negative);

    color: var(--_negative);
  }

  .request blockquote {
    position: relative;
    display: -webkit-box;
    margin: calc(var(--_space) * 0.5) 0 0;
    padding-inline-start: var(--_space);
    overflow: hidden;
    border-inline-start: 2px solid var(--_border-strong);
    overflow-wrap: anywhere;
    white-space: pre-line;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 6;
    line-clamp: 6;
  }

  .cluster .primary {
    flex: 1;
  }

  kbd {
    padding: 0 0.35em;
    border: 1px solid currentColor;
    border-radius: var(--_radius-small);
    font: inherit;
    font-size: 0.75rem;
  }

  .ended {
    display: flex;
    align-items: flex-start;
    gap: var(--_space);
    padding-block: calc(var(--_space) * 0.75);
    padding-inline: calc(var(--_space) * 1.5) calc(var(--_space) * 0.75);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  .ended-text {
    flex: 1;
    min-width: 0;
    padding-block: calc(var(--_space) * 0.5);
    overflow-wrap: anywhere;
  }

  :is(.ended, .missed) .name {
    color: var(--_text);
  }

  .missed {
    flex: none;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  .missed-line {
    display: flex;
    justify-content: space-between;
    gap: var(--_space);
  }

  .missed [aria-expanded='true'] .icon {
    rotate: 180deg;
  }

  .missed ul {
    position: relative;
    display: grid;
    gap: calc(var(--_space) * 0.5);
    max-height: 12rem;
    margin: 0;
    padding: 0 calc(var(--_space) * 1.5) var(--_space);
    overflow: auto;
    list-style: none;
  }

  .missed li {
    overflow-wrap: anywhere;
  }

  @media (forced-colors: active) {
    .ring .track {
      stroke: GrayText;
    }

    .ring .remaining {
      stroke: Highlight;
    }
  }
`;
