/** Configuration of a Firebase web app, as its console shows it. Names the app; nothing in it is a secret. */
export interface FirebaseConfig {
  readonly apiKey: string;
  readonly projectId: string;
  readonly messagingSenderId: string;
  readonly appId: string;
  readonly [more: string]: string | undefined;
}

/** How an agent is woken whose desk is closed. */
export interface PushOptions {
  /** The Firebase web app whose server key the Agent Manager has. */
  readonly firebase: FirebaseConfig;
  /** Public key of the app's Web Push certificate. */
  readonly vapidKey?: string;
  /** Gets the address to push to in place of Firebase's own code; null when there is none. Asked before every link. */
  readonly getToken?: (registration: ServiceWorkerRegistration) => Promise<string | null>;
  /** Gives that address up again. */
  readonly deleteToken?: () => Promise<unknown>;
  /** Where `agent-desk-sw.js` lies, on this origin. By default at its root. */
  readonly worker?: string;
  /** Scope of that worker. By default one in which no page lies, so that no other worker of the site is replaced. */
  readonly scope?: string;
  /** Registration of the site's own worker, which then has our part in it; none of ours is registered. */
  readonly registration?: ServiceWorkerRegistration | Promise<ServiceWorkerRegistration>;
  /** The page that a click on a notification opens, on this origin. By default the one push was turned on in. */
  readonly page?: string;
  /** Show the customer's name and text in notifications. */
  readonly showText?: boolean;
  /** Picture of the notifications. */
  readonly icon?: string;
  /** Which of its two keys the server is given; by default what the browser says it runs on. */
  readonly device?: 'desktop' | 'mobile';
}
