/** Why a wish of an inner part did not come true; `<chat-thread>` says so under its head. Null: there is nothing to say. */
export class ThreadProblemEvent extends Event {
  constructor(readonly problem: string | null) {
    super('agent-desk-problem', { bubbles: true });
  }
}
