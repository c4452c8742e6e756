import { css } from 'lit';
import { levelStyles } from '../level.styles.js';

export const attentionStripStyles = [
  levelStyles,
  css`
    :host {
      display: block;
      min-width: 0;
      container-type: inline-size;
    }

    section {
      position: relative;
      overflow: hidden;
      border: 1px solid var(--_border-strong);
      border-radius: var(--_radius);
      background: var(--_surface);
    }

    .caption {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: calc(var(--_space) * 0.5) calc(var(--_space) * 1.5);
      min-height: 2.5rem;
      padding: calc(var(--_space) * 0.5) calc(var(--_space) * 1.5);
    }

    h2 {
      display: inline-flex;
      align-items: center;
      gap: var(--_space);
      margin: 0;
      font-size: inherit;
      font-weight: 600;
    }

    h2 > .icon {
      color: var(--_positive);
    }

    .total {
      min-width: 1.375rem;
      padding-inline: 0.35rem;
      border: 1px solid transparent;
      border-radius: 1em;
      background: var(--_negative-solid);
      color: var(--_on-negative);
      font-size: var(--_font-size-small);
      font-weight: 700;
      text-align: center;
    }

    .kinds {
      display: flex;
      flex: 1;
      flex-wrap: wrap;
      gap: 2px;
    }

    .kind-filter {
      min-height: 1.75rem;
      padding-inline: 0.6rem;
      border: 1px solid transparent;
      border-radius: 1em;
      background: none;
      color: var(--_text-muted);
      font-size: var(--_font-size-small);
      font-weight: 500;
      white-space: nowrap;
    }

    .kind-filter:hover {
      background: var(--_hover);
    }

    .kind-filter[aria-pressed='true'] {
      border-color: var(--_accent);
      background: var(--_selected);
      color: var(--_text);
    }

    .all {
      min-height: max(1.75rem, calc(var(--_control-height) - 0.25rem));
      margin-inline-start: auto;
      font-size: var(--_font-size-small);
    }

    ol {
      position: relative;
      max-height: 26rem;
      margin: 0;
      padding: 0;
      overflow-y: auto;
      list-style: none;
    }

    li {
      display: grid;
      grid-template-columns: 8rem minmax(0, 1fr) minmax(10rem, max-content) minmax(9rem, max-content);
      align-items: center;
      column-gap: calc(var(--_space) * 1.5);
      min-height: calc(var(--_control-height) + 0.25rem);
      padding: 0.125rem calc(var(--_space) * 1.5);
      border-block-start: 1px solid var(--_border);
      border-inline-start: 3px solid transparent;
    }

    li:hover {
      background: var(--_hover);
    }

    li.over {
      border-inline-start-color: var(--_negative);
    }

    li.hand {
      border-inline-start-color: var(--_whisper);
    }

    .kind {
      display: flex;
      align-items: center;
      gap: 0.4rem;
      font-size: var(--_font-size-small);
      font-weight: 600;
      white-space: nowrap;
    }

    .over .kind {
      color: var(--_negative);
    }

    .near .kind {
      color: var(--_warning);
    }

    .hand .kind {
      color: var(--_whisper);
    }

    .who {
      display: flex;
      align-items: baseline;
      gap: var(--_space);
      min-width: 0;
    }

    .who bdi {
      flex: none;
      max-width: 60%;
      font-weight: 600;
    }

    .time {
      display: grid;
      grid-template-columns: 1fr minmax(5.5rem, max-content);
      align-items: baseline;
      gap: var(--_space);
      white-space: nowrap;
    }

    .time > :first-child {
      justify-self: end;
    }

    .act {
      text-align: end;
    }

    .more {
      margin: 0;
      padding: var(--_space) calc(var(--_space) * 1.5);
      border-block-start: 1px solid var(--_border);
      background: var(--_surface-sunken);
    }

    @container (max-width: 52rem) {
      .kinds {
        order: 1;
        flex-basis: 100%;
        margin-inline-start: -0.6rem;
      }

      li {
        grid-template-columns: 6.5rem minmax(0, 1fr) max-content max-content;
      }

      .limit {
        display: none;
      }

      .time {
        grid-template-columns: 1fr;
      }
    }

    @container (max-width: 36rem) {
      li {
        grid-template: 'kind time' auto 'who who' auto 'act act' auto / minmax(0, 1fr) auto;
        row-gap: 0.25rem;
        padding-block: var(--_space);
      }

      .kind {
        grid-area: kind;
      }

      .who {
        grid-area: who;
      }

      .time {
        grid-area: time;
      }

      .act {
        display: grid;
        grid-area: act;
      }
    }

    @media (forced-colors: active) {
      li:is(.over, .hand) {
        border-inline-start-color: CanvasText;
      }

      .total {
        border-color: CanvasText;
      }

      .kind-filter[aria-pressed='true'] {
        forced-color-adjust: none;
        background: SelectedItem;
        color: SelectedItemText;
      }
    }
  `,
];
