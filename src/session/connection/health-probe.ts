import type { Socket } from 'socket.io-client';

/** No server has it: Socket.IO answers "Invalid namespace" at once, without the server's own code and without an effect. */
const unknownNamespace = '/health';

/** Asks the server for a sign of life on the connection of `main`, which stays untouched. */
export class HealthProbe {
  #socket: Socket | undefined;

  ask(main: Socket): void {
    this.stop();
    const socket = main.io.socket(unknownNamespace);
    this.#socket = socket;
    // Any packet is an answer, and the refusal closes the namespace. A server that knows the namespace is told to close it.
    socket.once('connect', () => socket.disconnect());
    socket.connect();
  }

  /** Call it before the main socket closes: an open namespace would keep the connection. */
  stop(): void {
    this.#socket?.removeAllListeners();
    this.#socket?.disconnect();
    this.#socket = undefined;
  }
}
