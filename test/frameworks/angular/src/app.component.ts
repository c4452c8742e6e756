/** The guide's desk, or one with a given session and agent, in a list whose order changes. */
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { DeskComponent } from './desk.component';
import { agent, isGiven, session } from './given';

@Component({
  selector: 'app-root',
  imports: [DeskComponent],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <button id="toggle" (click)="isShown.set(!isShown())">Toggle</button>
    <button id="reorder" (click)="rotate()">Reorder</button>
    @for (name of order(); track name) {
      <section>
        @if (name !== 'desk') {
          {{ name }}
        } @else if (isShown() && isGiven) {
          <desk-session [session]="session" [agent]="agent">
            <agent-state-switch></agent-state-switch>
            <task-offer></task-offer>
            <conversation-list></conversation-list>
            <chat-thread></chat-thread>
          </desk-session>
        } @else if (isShown()) {
          <app-desk />
        }
      </section>
    }
  `,
})
export class AppComponent {
  readonly agent = agent;
  readonly isGiven = isGiven;
  readonly session = session;
  readonly isShown = signal(true);
  readonly order = signal(['desk', 'orders', 'notes']);

  rotate(): void {
    this.order.update(([first = '', ...others]) => [...others, first]);
  }
}
