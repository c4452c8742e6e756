import { css } from 'lit';

export const draftFilesStyles = css`
  :host {
    display: block;
  }

  ul {
    position: relative;
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(14rem, 100%), 1fr));
    gap: calc(var(--_space) * 0.75);
    max-height: 10rem;
    margin: 0;
    padding: 0;
    overflow-y: auto;
    list-style: none;
  }

  li {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 0.75);
    min-width: 0;
    padding: 0.25rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-small);
    background: var(--_surface);
  }

  li.failed {
    border-color: var(--_negative);
  }

  canvas,
  .kind {
    flex: none;
    inline-size: 2.5rem;
    block-size: 2.5rem;
    border-radius: calc(var(--_radius-small) - 2px);
  }

  .kind {
    display: grid;
    place-items: center;
    background: var(--_hover);
    color: var(--_text-muted);
  }

  .about {
    display: grid;
    flex: 1;
    min-width: 0;
  }

  .state {
    color: var(--_text-muted);
  }

  .failed .state {
    color: var(--_negative);
  }

  .progress {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 0.5);
    color: var(--_text-muted);
  }

  progress {
    flex: 1;
    min-width: 0;
    block-size: 0.375rem;
    margin-block: 0.375rem;
    accent-color: var(--_accent);
  }
`;
