import { css } from 'lit';

/** In narrow containers rows become cards. */
export const reportCardStyles = css`
  @container (max-width: 32rem) {
    .members .header {
      display: flex;
      flex-wrap: wrap;
    }

    /* The headings take one line, so that no row is cut. */
    .members .header .cell-channels {
      display: none;
    }

    .members .row {
      align-content: center;
      row-gap: 0.125rem;
    }

    .members {
      --_row: 4.75rem;
    }

    .members .row {
      grid-template:
        'agent load actions' auto
        'state since since' auto
        'channels channels channels' auto / minmax(0, 1fr) auto auto;
    }

    .row .cell-state {
      grid-area: state;
    }

    .row .cell-since {
      grid-area: since;
    }

    .row .cell-channels {
      grid-area: channels;
    }

    .row .cell-load {
      grid-area: load;
    }

    .row .cell-agent-actions {
      grid-area: actions;
    }

    .members .row .cell-agent {
      grid-area: agent;
    }
  }

  @container (max-width: 42rem) {
    .chats .header {
      display: flex;
      flex-wrap: wrap;
    }

    .chats .row {
      align-content: center;
      row-gap: 0.125rem;
    }

    .chats {
      --_row: calc(var(--_control-height) + 3.75rem);
    }

    .chats .row {
      grid-template:
        'customer customer duration' auto
        'agent queue channel' auto
        'actions actions actions' auto / minmax(0, 1fr) minmax(0, 1fr) minmax(3.5rem, auto);
    }

    .chats:has(.cell-hosted) {
      --_row: calc(var(--_control-height) + 5.5rem);
    }

    .chats:has(.cell-hosted) .row {
      grid-template:
        'customer customer duration' auto
        'agent queue channel' auto
        'hosted hosted hosted' minmax(0, 1.5rem)
        'actions actions actions' auto / minmax(0, 1fr) minmax(0, 1fr) minmax(3.5rem, auto);
    }

    .row .cell-hosted {
      grid-area: hosted;
    }

    .chats .row :is(.cell-agent, .cell-queue, .cell-channel) {
      color: var(--_text-muted);
      font-size: var(--_font-size-small);
    }

    .chats .row .cell-channel {
      display: block;
      text-align: right;
    }

    .chats .row .cell-channel:dir(rtl) {
      text-align: left;
    }

    .row .cell-customer {
      grid-area: customer;
    }

    .chats .row .cell-agent {
      grid-area: agent;
    }

    .row .cell-queue {
      grid-area: queue;
    }

    .row .cell-channel {
      grid-area: channel;
    }

    .row .cell-duration {
      grid-area: duration;
    }

    .row .cell-actions {
      grid-area: actions;
    }

    :is(.queued, .botChats) .row > * {
      grid-area: auto;
    }
  }

  /* Next to three buttons there is no space for the icon. */
  @container (max-width: 22rem) {
    .involvement {
      font-size: var(--_font-size-small);
    }

    .involvement .icon {
      display: none;
    }
  }
`;
