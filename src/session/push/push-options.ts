/** Configuration of a Firebase web app, as shown in the Firebase console. Contains no secrets. */
export interface FirebaseConfig {
  readonly apiKey: string;
  readonly projectId: string;
  readonly messagingSenderId: string;
  readonly appId: string;
  readonly [more: string]: string | undefined;
}

/** Options of push notifications. */
export interface PushOptions {
  /** The Firebase web app for which the Agent Manager has the server key. */
  readonly firebase: FirebaseConfig;
  /** Public key of the app's Web Push certificate. */
  readonly vapidKey?: string;
  /** Gets the registration token instead of Firebase's code; null when there is none. Called before every connect. */
  readonly getToken?: (registration: ServiceWorkerRegistration) => Promise<string | null>;
  /** Deletes that token. Called when the agent logs out or turns push off. */
  readonly deleteToken?: () => Promise<unknown>;
  /** URL of `agent-desk-sw.js`, on this origin. Default: `/agent-desk-sw.js`. */
  readonly worker?: string;
  /** Scope of that worker. Default: `agent-desk-push/`, which contains no page, so no worker of the site is replaced. */
  readonly scope?: string;
  /** Registration of the site's own worker, if that one receives the pushes. Ours is not registered then. */
  readonly registration?: ServiceWorkerRegistration | Promise<ServiceWorkerRegistration>;
  /** The page that a click on a notification opens, on this origin. Default: the page on which push was turned on. */
  readonly page?: string;
  /** Show the customer's name and message in notifications. Default: false. */
  readonly showText?: boolean;
  /** URL of the notifications' icon. */
  readonly icon?: string;
  /** Whether the server gets the token as one for desktop or mobile. Default: what the browser reports. */
  readonly device?: 'desktop' | 'mobile';
}
