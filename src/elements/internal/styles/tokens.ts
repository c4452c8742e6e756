import { css } from 'lit';

/**
 * Design tokens of all elements. Pages set `--agent-desk-…` on any ancestor; the defaults are here, for light and dark.
 *
 * The colour scheme is that of the place where the element stands: dark only where the page has a dark `color-scheme`, or where
 * it sets `--agent-desk-color-scheme: dark`. Not that of the machine: a page that is light only stays readable.
 *
 * The colours that go with the accent follow it if the page sets one: without it, their `--_custom-…` has no valid value and
 * the default applies.
 *
 * Sizes follow the font size of the page's root element where it is larger than 16px; where it is smaller, as in pages with
 * `html { font-size: 62.5% }`, they are those for 16px.
 *
 * @cssproperty --agent-desk-color-scheme - `light` or `dark`, for elements that do not follow the `color-scheme` of the page.
 * @cssproperty --agent-desk-surface - Background of the elements.
 * @cssproperty --agent-desk-surface-raised - Background of menus, dialogs and cards.
 * @cssproperty --agent-desk-surface-sunken - Background of areas that lie lower, e.g. behind messages.
 * @cssproperty --agent-desk-hover - Background under the pointer.
 * @cssproperty --agent-desk-selected - Background of what is selected.
 * @cssproperty --agent-desk-border - Lines between areas.
 * @cssproperty --agent-desk-border-strong - Edges of fields and buttons.
 * @cssproperty --agent-desk-text - Text.
 * @cssproperty --agent-desk-text-muted - Secondary text.
 * @cssproperty --agent-desk-accent - Buttons, links and marks; selection, own messages and focus rings follow it.
 * @cssproperty --agent-desk-accent-hover - The accent under the pointer.
 * @cssproperty --agent-desk-on-accent - Text on the accent.
 * @cssproperty --agent-desk-positive - Success, and the state “ready”.
 * @cssproperty --agent-desk-positive-surface - Background for success.
 * @cssproperty --agent-desk-warning - Warnings.
 * @cssproperty --agent-desk-warning-surface - Background of warnings.
 * @cssproperty --agent-desk-negative - Errors.
 * @cssproperty --agent-desk-negative-surface - Background of errors.
 * @cssproperty --agent-desk-negative-solid - Background of buttons that end or discard something.
 * @cssproperty --agent-desk-on-negative - Text on it.
 * @cssproperty --agent-desk-whisper - Messages among agents only.
 * @cssproperty --agent-desk-whisper-surface - Background of messages among agents only.
 * @cssproperty --agent-desk-on-whisper - Text on the colour of whispers.
 * @cssproperty --agent-desk-focus - Focus rings.
 * @cssproperty --agent-desk-bubble - Background of customers’ messages.
 * @cssproperty --agent-desk-bubble-own - Background of own messages.
 * @cssproperty --agent-desk-shadow - Shadow of what floats above the page.
 * @cssproperty --agent-desk-font - Font family.
 * @cssproperty --agent-desk-font-size - Size of text.
 * @cssproperty --agent-desk-font-size-small - Size of secondary text.
 * @cssproperty --agent-desk-font-size-tiny - Size of times and counters.
 * @cssproperty --agent-desk-line-height - Height of a line.
 * @cssproperty --agent-desk-space - The unit of all distances.
 * @cssproperty --agent-desk-radius - Corners of cards and messages.
 * @cssproperty --agent-desk-radius-small - Corners of fields and buttons.
 * @cssproperty --agent-desk-row-height - Least height of a row in a list.
 * @cssproperty --agent-desk-avatar-size - Size of the initials in a list.
 * @cssproperty --agent-desk-mark-height - Height of marks and counters.
 * @cssproperty --agent-desk-control-height - Height of fields and buttons; by default `2.75rem` on touch screens.
 */
export const tokens = css`
  :host {
    color-scheme: var(--agent-desk-color-scheme, inherit);
    accent-color: var(--_accent);

    --_custom-accent-hover: color-mix(in oklab, var(--agent-desk-accent) 84%, light-dark(#000000, #ffffff));
    --_custom-selected: light-dark(
      color-mix(in oklab, var(--agent-desk-accent) 15%, var(--_surface)),
      color-mix(in oklab, var(--agent-desk-accent) 24%, var(--_surface))
    );
    --_custom-focus: var(--agent-desk-accent);

    --_surface: var(--agent-desk-surface, light-dark(#ffffff, #16191e));
    --_surface-raised: var(--agent-desk-surface-raised, light-dark(#ffffff, #21262d));
    --_surface-sunken: var(--agent-desk-surface-sunken, light-dark(#f5f6f8, #0f1215));
    --_hover: var(--agent-desk-hover, light-dark(#eaedf1, #272d35));
    --_selected: var(--agent-desk-selected, var(--_custom-selected, light-dark(#dde9fb, #1d3557)));
    --_border: var(--agent-desk-border, light-dark(#e0e4e9, #2c323a));
    --_border-strong: var(--agent-desk-border-strong, light-dark(#7f8a96, #737e8b));
    --_text: var(--agent-desk-text, light-dark(#171c23, #e9edf1));
    --_text-muted: var(--agent-desk-text-muted, light-dark(#535d68, #a7b1bc));
    --_accent: var(--agent-desk-accent, light-dark(#1757b8, #86b6fa));
    --_accent-hover: var(--agent-desk-accent-hover, var(--_custom-accent-hover, light-dark(#114692, #a6c9fb)));
    --_on-accent: var(--agent-desk-on-accent, light-dark(#ffffff, #0b1b30));
    --_positive: var(--agent-desk-positive, light-dark(#18774c, #4cc38a));
    --_positive-surface: var(--agent-desk-positive-surface, light-dark(#e1f4ea, #12301f));
    --_warning: var(--agent-desk-warning, light-dark(#844d00, #f3b95f));
    --_warning-surface: var(--agent-desk-warning-surface, light-dark(#fdebc8, #3a2a0c));
    --_negative: var(--agent-desk-negative, light-dark(#bd2130, #ff9595));
    --_negative-surface: var(--agent-desk-negative-surface, light-dark(#fdeaea, #3d181b));
    --_whisper: var(--agent-desk-whisper, light-dark(#693bab, #c9adf7));
    --_whisper-surface: var(--agent-desk-whisper-surface, light-dark(#f3edfc, #2a2040));
    --_focus: var(--agent-desk-focus, var(--_custom-focus, light-dark(#1757b8, #a6c9fb)));
    --_bubble: var(--agent-desk-bubble, light-dark(#f0f2f5, #242a32));
    --_bubble-own: var(--agent-desk-bubble-own, var(--_custom-selected, light-dark(#dde9fb, #1d3557)));
    --_on-whisper: var(--agent-desk-on-whisper, light-dark(#ffffff, #21143a));
    --_negative-solid: var(--agent-desk-negative-solid, light-dark(#bd2130, #d3333e));
    --_on-negative: var(--agent-desk-on-negative, #ffffff);
    --_shadow: var(--agent-desk-shadow, 0 1px 2px rgb(12 20 32 / 0.08), 0 10px 32px rgb(12 20 32 / 0.16));

    --_font: var(--agent-desk-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
    --_font-size: var(--agent-desk-font-size, var(--_dense-font-size, 0.875rem));
    --_font-size-small: var(--agent-desk-font-size-small, var(--_dense-font-size-small, 0.8125rem));
    --_font-size-tiny: var(--agent-desk-font-size-tiny, 0.75rem);
    --_line-height: var(--agent-desk-line-height, var(--_dense-line-height, 1.4));
    --_space: var(--agent-desk-space, var(--_dense-space, 0.5rem));
    --_radius: var(--agent-desk-radius, 0.625rem);
    --_radius-small: var(--agent-desk-radius-small, 0.375rem);
    /* 32px for mouse pointers, 44px for touch (below). */
    --_control-height: var(--agent-desk-control-height, var(--_dense-control-height, 2rem));
    --_row-height: var(--agent-desk-row-height, var(--_dense-row-height, 3.375rem));
    --_avatar-size: var(--agent-desk-avatar-size, var(--_dense-avatar-size, 2.25rem));
    --_mark-height: var(--agent-desk-mark-height, var(--_dense-mark-height, 1.1875rem));
  }

  @media (prefers-contrast: more) {
    :host {
      --_border: var(--agent-desk-border, light-dark(#5d6772, #949fab));
      --_border-strong: var(--agent-desk-border-strong, light-dark(#3a434d, #c3ccd5));
      --_text: var(--agent-desk-text, light-dark(#000000, #ffffff));
      --_text-muted: var(--agent-desk-text-muted, light-dark(#343d47, #d3dae1));
      --_accent: var(--agent-desk-accent, light-dark(#0b3a85, #b5d2fc));
      --_positive: var(--agent-desk-positive, light-dark(#0b4f31, #8be0b4));
      --_warning: var(--agent-desk-warning, light-dark(#5c3500, #f9d79c));
      --_negative: var(--agent-desk-negative, light-dark(#8a101c, #ffc4c4));
      --_whisper: var(--agent-desk-whisper, light-dark(#4a2483, #dfcdfb));
      --_focus: var(--agent-desk-focus, var(--_custom-focus, light-dark(#0b3a85, #cfe2fd)));
    }
  }

  @media (pointer: coarse) {
    :host {
      --_control-height: var(--agent-desk-control-height, 2.75rem);
      --_row-height: var(--agent-desk-row-height, 4rem);
    }
  }
`;

/**
 * `density` of an element, also for the elements inside it: custom properties are inherited across shadow roots. Without
 * `density` there are none of these, and the values for comfortable rows apply.
 */
export const density = css`
  :host([density='compact']) {
    --_dense-space: 0.375rem;
    --_dense-font-size: 0.8125rem;
    --_dense-font-size-small: 0.75rem;
    --_dense-line-height: 1.35;
    --_dense-control-height: 1.75rem;
    --_dense-row-height: 2.625rem;
    --_dense-avatar-size: 1.875rem;
    --_dense-mark-height: 1.0625rem;
  }

  :host([density='comfortable']) {
    --_dense-space: initial;
    --_dense-font-size: initial;
    --_dense-font-size-small: initial;
    --_dense-line-height: initial;
    --_dense-control-height: initial;
    --_dense-row-height: initial;
    --_dense-avatar-size: initial;
    --_dense-mark-height: initial;
  }
`;
