import { css } from 'lit';

export const agentDeskStyles = css`
  :host {
    display: block;
    min-width: 0;
    min-height: 0;
    height: 100%;
  }

  desk-session {
    display: block;
    height: 100%;
  }

  [hidden] {
    display: none !important;
  }

  .base {
    display: flex;
    flex-direction: column;
    height: 100%;
    /* Where the page gives no height, the desk is as high as the window. */
    max-height: 100dvh;
    min-height: min(20rem, 100dvh);
    background: var(--_surface);
    container: desk / inline-size;
  }

  .base > * {
    flex: none;
  }

  .base > .main {
    display: flex;
    flex: 1;
    min-height: 0;
  }

  .main > * {
    flex: 1;
    min-width: 0;
  }

  .base:not(.signed-in) .login {
    width: min(100%, 24rem);
    margin: auto;
    padding: calc(var(--_space) * 2);
  }

  .head {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
    min-height: 3.25rem;
    padding: calc(var(--_space) * 0.5) calc(var(--_space) * 2);
    border-block-end: 1px solid var(--_border);
  }

  .brand {
    position: relative;
    display: flex;
    flex: 1;
    align-items: center;
    min-width: 0;
    overflow: hidden;
    font-weight: 650;
    white-space: nowrap;
  }

  .find {
    flex: 0 1 26rem;
    justify-content: start;
    min-width: var(--_control-height);
    border-color: transparent;
    background: var(--_surface-sunken);
    color: var(--_text-muted);
    font-weight: 400;
  }

  .find span {
    flex: 1;
    text-align: start;
  }

  .keys {
    padding: 0 0.4em;
    border: 1px solid var(--_border);
    border-radius: 4px;
    background: var(--_surface);
    font: 500 0.6875rem/1.5 var(--_font);
  }

  @container desk (width < 60rem) {
    .find {
      flex: none;
    }

    .find :is(span, kbd) {
      display: none;
    }
  }

  .views {
    display: flex;
    gap: calc(var(--_space) * 0.5);
  }

  .views .button[aria-pressed='true'] {
    background: var(--_selected);
  }

  .team {
    position: relative;
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
    overflow: auto;
  }

  .panes {
    display: grid;
    grid-template:
      'list start thread' minmax(0, 1fr)
      'offers start thread' auto
      / var(--_list-width, 21.5rem) auto minmax(0, 1fr);
    position: relative;
  }

  .panes.card-open {
    grid-template:
      'list start thread end card' minmax(0, 1fr)
      'offers start thread end card' auto
      / var(--_list-width, 21.5rem) auto minmax(0, 1fr) auto var(--_card-width, 19.5rem);
  }

  .panes.rail {
    grid-template:
      'list start offers' auto
      'list start thread' minmax(0, 1fr)
      / 4.75rem auto minmax(0, 1fr);
  }

  .panes.rail.card-open {
    grid-template:
      'list start offers end card' auto
      'list start thread end card' minmax(0, 1fr)
      / 4.75rem auto minmax(0, 1fr) auto var(--_card-width, 18.5rem);
  }

  /* The thread of a chat that the supervisor monitors, beside the panel. */
  .base.beside .panes.panes {
    flex: none;
    grid-template: 'thread' minmax(0, 1fr) / minmax(0, 1fr);
    width: clamp(20rem, 36%, 34rem);
    border-inline-start: 1px solid var(--_border);
  }

  .beside .panes > :not(.thread) {
    display: none;
  }

  @container desk (width < 75rem) {
    .panes:not(.rail, .card-open) {
      grid-template-columns: min(var(--_list-width, 20rem), 45%) auto minmax(0, 1fr);
    }
  }

  @container desk (width < 60rem) {
    .panes:not(.rail, .card-open) {
      grid-template-columns: min(var(--_list-width, 17rem), 45%) auto minmax(0, 1fr);
    }

    .panes.rail.card-open {
      grid-template-columns: 4.75rem auto minmax(0, 1fr) auto min(var(--_card-width, 17rem), 45%);
    }
  }

  .panes > * {
    min-width: 0;
    min-height: 0;
  }

  .list-pane {
    display: flex;
    grid-area: list;
    flex-direction: column;
    background: var(--_surface-sunken);
    outline-offset: -2px;
  }

  .list {
    position: relative;
    flex: 1;
    min-height: 0;
    overflow-y: auto;
  }

  .list > ::slotted(*),
  .list conversation-list,
  .list pull-queue {
    height: 100%;
  }

  .offers {
    position: relative;
    grid-area: offers;
    max-height: min(45dvh, 22rem);
    overflow-y: auto;
    background: var(--_surface-sunken);
  }

  .thread {
    display: flex;
    grid-area: thread;
    flex-direction: column;
  }

  .thread > ::slotted(*),
  .thread chat-thread {
    flex: 1;
    min-height: 0;
    height: auto;
  }

  .card {
    grid-area: card;
    background: var(--_surface);
  }

  .card > ::slotted(*),
  .card customer-card {
    height: 100%;
  }

  .button.back {
    gap: calc(var(--_space) * 0.25);
    padding-inline: calc(var(--_space) * 0.25);
  }

  /* One pane. */
  .phone .panes {
    grid-template:
      'list' minmax(0, 1fr)
      'offers' auto
      / minmax(0, 1fr);
  }

  .phone.talks .panes {
    grid-template:
      'offers' auto
      'thread' minmax(0, 1fr)
      / minmax(0, 1fr);
  }

  .phone:not(.talks) .thread,
  .phone.talks :is(.list-pane, .head) {
    display: none;
  }

  .phone .head {
    gap: var(--_space);
    padding-inline: calc(var(--_space) * 1.5);
  }

  /* The names of views and states are long in some languages: what does not fit is in a second line. */
  .phone .head:has(.views) {
    flex-wrap: wrap;
  }

  .phone .brand:has(~ .views) {
    flex-basis: auto;
  }

  .phone agent-state-switch,
  .phone ::slotted([slot='state']) {
    margin-inline-start: auto;
  }

  @media (forced-colors: active) {
    .views .button[aria-pressed='true'] {
      border-color: Highlight;
    }
  }

  /* On paper: the thread. */
  @media print {
    :host,
    desk-session,
    .base,
    .base > .main,
    .panes,
    .thread {
      display: block;
      height: auto;
      max-height: none;
    }

    .head,
    .panes > :not(.thread) {
      display: none;
    }
  }
`;
