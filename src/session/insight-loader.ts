import type { Diagnosis, SupportFile } from '../domain/index.js';
import type { SessionEnvironment } from './session-environment.js';
import type { DeskSessionDependencies } from './session-options.js';
import type { Telemetry } from './telemetry/telemetry.js';

const load = () => import('./insight.js');

/** What a session says about itself. Its code is loaded with the first question, or for a hook. */
export class Insight {
  readonly #environment: SessionEnvironment;
  readonly #dependencies: Partial<DeskSessionDependencies>;
  #telemetry: Telemetry | undefined;
  #isAway = false;

  constructor(environment: SessionEnvironment, dependencies: Partial<DeskSessionDependencies>) {
    this.#environment = environment;
    this.#dependencies = dependencies;
  }

  /** The options may have changed, or the session is shown again. */
  configure(isAway = this.#isAway): void {
    this.#isAway = isAway;
    const { telemetry, debug } = this.#environment.options;
    if (this.#telemetry === undefined && telemetry === null && !debug) return;
    // Without its code there is no telemetry; the next call tries again.
    void load().then(
      (code) => {
        this.#telemetry ??= new code.Telemetry(this.#environment);
        this.#telemetry.watchTasks(!this.#isAway);
      },
      () => undefined,
    );
  }

  async diagnose(): Promise<Diagnosis> {
    const { diagnose } = await load();
    return diagnose(this.#environment, this.#dependencies);
  }

  async supportFile(): Promise<SupportFile> {
    const { createSupportFile } = await load();
    const diagnosis = await this.diagnose().catch(() => null);
    return createSupportFile(this.#environment, diagnosis, this.#telemetry?.recent ?? null);
  }
}
