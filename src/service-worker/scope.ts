/** The little of a service worker's surroundings that is used here: the compiler's own list of them excludes a page's. */
export interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface PushReceivedEvent extends WorkerEvent {
  readonly data: { json(): unknown } | null;
}

export interface NotificationClickedEvent extends WorkerEvent {
  readonly notification: Notification;
}

export interface WindowOfSite {
  readonly url: string;
  readonly visibilityState: DocumentVisibilityState;
  postMessage(message: unknown, transfer: Transferable[]): void;
  focus(): Promise<unknown>;
}

export interface WorkerScope {
  readonly location: Pick<Location, 'href' | 'origin' | 'search'>;
  readonly registration: ServiceWorkerRegistration;
  readonly caches: CacheStorage;
  readonly clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: true }): Promise<readonly WindowOfSite[]>;
    openWindow(url: string): Promise<unknown>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install', listener: (event: WorkerEvent) => void): void;
  addEventListener(type: 'push', listener: (event: PushReceivedEvent) => void): void;
  addEventListener(type: 'notificationclick', listener: (event: NotificationClickedEvent) => void): void;
}

export const workerScope = globalThis as unknown as WorkerScope;
