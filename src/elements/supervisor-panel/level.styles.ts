import { css } from 'lit';

/** Times near their limit and over it, and buttons of what a supervisor does in a chat. */
export const levelStyles = css`
  .level {
    display: inline-flex;
    align-items: center;
    gap: 0.3em;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .level .icon {
    width: 0.875em;
    height: 0.875em;
    stroke-width: 2.25;
  }

  .level.near {
    color: var(--_warning);
    font-weight: 600;
  }

  .level.over {
    color: var(--_negative);
    font-weight: 700;
  }

  .button.small {
    flex: none;
    min-height: max(1.625rem, calc(var(--_control-height) - 0.25rem));
    padding-inline: var(--_space);
    font-size: var(--_font-size-small);
  }

  /* What only agents see is dashed; what the customer reads is in the colour of text. */
  .button.advise {
    border: 1px dashed var(--_whisper);
    background: var(--_whisper-surface);
    color: var(--_whisper);
  }

  .button.barge {
    border-color: var(--_text);
    font-weight: 600;
  }

  .button.barge.go,
  .button.barge.go:hover {
    background: var(--_text);
    color: var(--_surface);
  }
`;
