import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A network between client and server that can go silent: connections stay open, and nothing passes. */
export class CuttingProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isCut = false;
  #reportCut: () => void = () => undefined;
  /** Cuts as soon as the server has sent this text. */
  cutAfter: string | null = null;
  readonly wasCut: Promise<void>;
  /** Called with what the server sends. */
  onServerData: (data: Buffer) => void = () => undefined;
  /** Time that data takes in each direction (ms). */
  latencyMs = 0;

  static async start(port: number): Promise<CuttingProxy> {
    const proxy = new CuttingProxy(port);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  private constructor(port: number) {
    this.wasCut = new Promise((resolve) => (this.#reportCut = resolve));
    this.#server = createServer((client) => {
      const server = connect(port, '127.0.0.1');
      this.#link(client, server, () => undefined);
      this.#link(server, client, (data) => {
        this.onServerData(data);
        if (this.cutAfter !== null && data.includes(this.cutAfter)) this.cut();
      });
    });
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  cut(): void {
    this.cutAfter = null;
    this.#isCut = true;
    this.#reportCut();
  }

  /** New connections pass again; those that were cut stay silent. */
  mend(): void {
    for (const socket of this.#sockets) socket.removeAllListeners('data').resume();
    this.#isCut = false;
  }

  stop(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #link(from: Socket, to: Socket, inspect: (data: Buffer) => void): void {
    this.#sockets.add(from);
    from.on('data', (data) => {
      if (this.#isCut) return;
      if (this.latencyMs === 0) to.write(data);
      else setTimeout(() => to.write(data), this.latencyMs);
      inspect(data);
    });
    from.on('close', () => {
      this.#sockets.delete(from);
      if (!this.#isCut) setTimeout(() => to.destroy(), this.latencyMs);
    });
    from.on('error', () => undefined);
  }
}
