import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { SelectController } from '../../context/select-controller.js';
import type { SessionController } from '../../context/session-controller.js';
import { readKeptView, type KeptView } from './kept-view.js';
import { noFilters } from './report-filters.js';
import { defaultSorts } from './report-renderer.js';

/** Under which the view is kept. */
const viewName = 'supervisor-panel';

interface PanelViewHost extends ReactiveControllerHost {
  teamId: string | undefined;
}

/** What the supervisor has chosen to see. It is kept on the device, and shown again. */
export class PanelView implements ReactiveController {
  search = '';
  filters = noFilters;
  sorts = defaultSorts;

  readonly #host: PanelViewHost;
  readonly #sessionController: SessionController;
  readonly #kept: SelectController<unknown>;
  /** The kept view that is shown. */
  #shown: unknown;

  constructor(host: PanelViewHost, sessionController: SessionController) {
    this.#host = host;
    this.#sessionController = sessionController;
    this.#kept = new SelectController(host, sessionController, ({ local }) => local.filters.get(viewName));
    host.addController(this);
  }

  hostUpdate(): void {
    const kept = this.#kept.value;
    if (kept === this.#shown) return;
    this.#shown = kept;
    const view = readKeptView(kept);
    if (view !== null) this.#show(view);
  }

  change(change: Partial<KeptView>): void {
    const { search, filters, sorts } = this;
    const view: KeptView = { teamId: this.#host.teamId, search, filters, sorts, ...change };
    this.#show(view);
    this.#shown = view;
    this.#host.requestUpdate();
    this.#sessionController.session?.setFilter(viewName, view);
  }

  #show({ teamId, search, filters, sorts }: KeptView): void {
    this.#host.teamId = teamId ?? this.#host.teamId;
    this.search = search;
    this.filters = filters;
    this.sorts = sorts;
  }
}
