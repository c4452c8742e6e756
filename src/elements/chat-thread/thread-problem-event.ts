/** Why a request of an inner element failed, for the banner below the header of `<chat-thread>`. Null clears it. */
export class ThreadProblemEvent extends Event {
  constructor(readonly problem: string | null) {
    super('agent-desk-problem', { bubbles: true });
  }
}
