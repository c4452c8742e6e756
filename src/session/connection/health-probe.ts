/** What is used of a socket of Socket.IO. */
interface NamespaceSocket {
  once(event: 'connect' | 'connect_error', listener: () => void): unknown;
  connect(): unknown;
  disconnect(): unknown;
  removeAllListeners(): unknown;
}
interface MainSocket {
  readonly io: { socket(namespace: string): NamespaceSocket };
}

/** No server has it: Socket.IO answers "Invalid namespace" at once, without the server's own code and without an effect. */
const unknownNamespace = '/health';

/** Asks the server for a sign of life on the connection of `main`, which stays untouched. */
export class HealthProbe {
  #socket: NamespaceSocket | undefined;

  /** `onAnswer`: the server has answered this question. Other packets may come while nothing reaches the server. */
  ask(main: MainSocket, onAnswer: () => void): void {
    this.stop();
    const socket = main.io.socket(unknownNamespace);
    this.#socket = socket;
    // The refusal closes the namespace. If the server knows the namespace, this closes it.
    socket.once('connect_error', onAnswer);
    socket.once('connect', () => {
      onAnswer();
      socket.disconnect();
    });
    socket.connect();
  }

  /** Call it before the main socket closes: an open namespace would keep the connection. */
  stop(): void {
    this.#socket?.removeAllListeners();
    this.#socket?.disconnect();
    this.#socket = undefined;
  }
}
