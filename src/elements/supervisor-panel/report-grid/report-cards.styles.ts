import { css } from 'lit';

/** Rows become cards: so many columns do not fit beside a thread or on a telephone. */
export const reportCardStyles = css`
  @container (max-width: 42rem) {
    :is(.chats, .agents) .head {
      display: flex;
      flex-wrap: wrap;
    }

    :is(.chats, .agents) .row {
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
        'act act act' auto / minmax(0, 1fr) minmax(0, 1fr) minmax(3.5rem, auto);
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

    .agents {
      --_row: 4.75rem;
    }

    .agents .row {
      grid-template:
        'agent load' auto
        'state since' auto
        'channels channels' auto / minmax(0, 1fr) auto;
    }

    .row .cell-customer {
      grid-area: customer;
    }

    .row .cell-agent {
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

    .row .cell-act {
      grid-area: act;
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

    :is(.queued, .bots) .row > * {
      grid-area: auto;
    }
  }

  /* Three buttons stand before it. */
  @container (max-width: 22rem) {
    .involvement {
      font-size: var(--_font-size-small);
    }

    .involvement .icon {
      display: none;
    }
  }
`;
