import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import 'agent-desk-elements';

@Component({
  selector: 'app-wrong',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <!-- must not compile: the detail has no such field -->
    <chat-thread (message-send-request)="use($event.detail.body)"></chat-thread>
    <!-- must not compile: it is a boolean -->
    <chat-thread #thread (click)="use(thread.readOnly.length)"></chat-thread>
  `,
})
export class WrongComponent {
  use(value: unknown): unknown {
    return value;
  }
}
