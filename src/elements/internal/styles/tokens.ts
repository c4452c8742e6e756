import { css } from 'lit';

/**
 * Design tokens of all elements. Pages set `--agent-desk-…` on any ancestor; the defaults are here, for light and dark.
 *
 * The colour scheme follows the system's preference, unless the page sets `--agent-desk-color-scheme: light` (or `dark`).
 */
export const tokens = css`
  :host {
    color-scheme: var(--agent-desk-color-scheme, light dark);

    --_surface: var(--agent-desk-surface, light-dark(#ffffff, #16191d));
    --_surface-raised: var(--agent-desk-surface-raised, light-dark(#ffffff, #1f242a));
    --_surface-sunken: var(--agent-desk-surface-sunken, light-dark(#f4f6f8, #101316));
    --_hover: var(--agent-desk-hover, light-dark(#eef2f6, #262c33));
    --_selected: var(--agent-desk-selected, light-dark(#e3eefc, #1c3350));
    --_border: var(--agent-desk-border, light-dark(#d9dfe6, #343b44));
    --_border-strong: var(--agent-desk-border-strong, light-dark(#7b8794, #77828f));
    --_text: var(--agent-desk-text, light-dark(#1a2129, #e8ecf0));
    --_text-muted: var(--agent-desk-text-muted, light-dark(#56616d, #a3aeba));
    --_accent: var(--agent-desk-accent, light-dark(#0b5cad, #7cb5f5));
    --_accent-hover: var(--agent-desk-accent-hover, light-dark(#094a8c, #9cc8f8));
    --_on-accent: var(--agent-desk-on-accent, light-dark(#ffffff, #0d1c2c));
    --_positive: var(--agent-desk-positive, light-dark(#18794e, #4cc38a));
    --_positive-surface: var(--agent-desk-positive-surface, light-dark(#e3f5ec, #12301f));
    --_warning: var(--agent-desk-warning, light-dark(#8a5300, #f1b455));
    --_warning-surface: var(--agent-desk-warning-surface, light-dark(#fdf1dc, #33260f));
    --_negative: var(--agent-desk-negative, light-dark(#c0262d, #ff8f8f));
    --_negative-surface: var(--agent-desk-negative-surface, light-dark(#fdeaea, #3a1618));
    --_whisper: var(--agent-desk-whisper, light-dark(#6d3fb0, #c4a5f5));
    --_whisper-surface: var(--agent-desk-whisper-surface, light-dark(#f3ecfc, #2a1f3d));
    --_focus: var(--agent-desk-focus, light-dark(#0b5cad, #9cc8f8));
    --_shadow: var(--agent-desk-shadow, 0 1px 2px rgb(0 0 0 / 0.08), 0 6px 20px rgb(0 0 0 / 0.14));

    --_font: var(--agent-desk-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
    --_font-size: var(--agent-desk-font-size, 0.875rem);
    --_font-size-small: var(--agent-desk-font-size-small, 0.8125rem);
    --_line-height: var(--agent-desk-line-height, 1.4);
    --_space: var(--agent-desk-space, 0.5rem);
    --_radius: var(--agent-desk-radius, 0.5rem);
    --_radius-small: var(--agent-desk-radius-small, 0.375rem);
    /* 32px for mouse pointers, 44px for touch (below). */
    --_control-height: var(--agent-desk-control-height, 2rem);
  }

  @media (pointer: coarse) {
    :host {
      --_control-height: var(--agent-desk-control-height, 2.75rem);
    }
  }
`;
