import { css } from 'lit';

/** Search, order and filters. */
export const listToolsStyles = css`
  .tools {
    flex: none;
    display: grid;
    gap: var(--_space);
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.5) var(--_space);
  }

  .tool-line {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 0.75);
    min-width: 0;
  }

  .tool-line > .search {
    flex: 1;
    min-width: 0;
  }

  .chip {
    flex: none;
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    min-height: max(1.625rem, var(--_control-height) - 0.375rem);
    padding: 0 var(--_space);
    border: 1px solid var(--_border);
    border-radius: 99px;
    background: var(--_surface);
    color: var(--_text);
    font-size: var(--_font-size-small);
    white-space: nowrap;
  }

  .chip:hover {
    background: var(--_hover);
  }

  .chip .numeric {
    color: var(--_text-muted);
  }

  .chip:is([aria-pressed='true'], .chosen) {
    border-color: var(--_accent);
    background: var(--_selected);
    font-weight: 600;
  }

  .chip[aria-pressed='true'] .numeric {
    color: inherit;
  }

  .picker {
    position: relative;
    /* In WebKit a select is as wide as its longest option for those who scroll, whatever its width is. */
    overflow: clip;
  }

  .picker select {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    opacity: 0;
    cursor: pointer;
  }

  .picker:has(select:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }

  .face-of-picker {
    display: inline-flex;
    align-items: center;
    gap: 0.25em;
    min-width: 0;
  }

  .sort {
    flex: none;
    display: grid;
    place-items: center;
    width: var(--_control-height);
    height: var(--_control-height);
    border-radius: var(--_radius-small);
  }

  .sort:hover {
    background: var(--_hover);
  }

  .channels {
    flex: 0 1 auto;
    min-width: 2.75rem;
    margin-inline-start: auto;
  }

  @container list (width < 22rem) {
    .tool-line {
      gap: calc(var(--_space) * 0.5);
    }

    .chip {
      gap: 0.25em;
      padding-inline: calc(var(--_space) * 0.75);
    }
  }

  @container list (width < 17rem) {
    .tools {
      padding-inline: var(--_space);
    }

    .tool-line {
      flex-wrap: wrap;
    }
  }

  @container list (width < 10rem) {
    .tools {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .chip:is([aria-pressed='true'], .chosen) {
      forced-color-adjust: none;
      background: SelectedItem;
      color: SelectedItemText;
    }
  }
`;
