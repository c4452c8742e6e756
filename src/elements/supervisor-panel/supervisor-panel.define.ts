import { define } from '../internal/base/define.js';
import { ReportGrid } from './report-grid/report-grid.js';
import { SupervisorPanel } from './supervisor-panel.js';

define('agent-desk-report-grid', ReportGrid);
define('supervisor-panel', SupervisorPanel);

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-report-grid': ReportGrid;
  }
}
