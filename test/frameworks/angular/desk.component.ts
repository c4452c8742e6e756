/**
 * Angular has no types for the properties of custom elements: with CUSTOM_ELEMENTS_SCHEMA it accepts any. Events and
 * references are typed by the element's tag.
 */
import { Component, CUSTOM_ELEMENTS_SCHEMA, input, viewChild, type ElementRef } from '@angular/core';
import 'agent-desk-elements';
import type { ChatThread, DeskEventMap } from 'agent-desk-elements';

@Component({
  selector: 'app-desk',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <desk-session
      url="https://cx.example.com/agent-manager"
      [agent]="agent()"
      (task-accepted)="open($event.detail.conversationId)"
    >
      <agent-login (login-request)="$event.preventDefault()"></agent-login>
      <task-offer placement="toast" [shortcut]="'Alt+A'"></task-offer>
      <chat-thread #thread (message-send-request)="check($event)" (click)="thread.focus()"></chat-thread>
      @if (thread.readOnly) {
        <p>Read only</p>
      }
    </desk-session>
  `,
})
export class DeskComponent {
  readonly agent = input<unknown>(null);
  readonly thread = viewChild<ElementRef<ChatThread>>('thread');

  open(conversationId: string): string {
    return conversationId;
  }

  check(event: DeskEventMap['message-send-request']): void {
    if (event.detail.text === '') event.preventDefault();
  }
}
