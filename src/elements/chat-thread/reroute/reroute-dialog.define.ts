import { define } from '../../internal/base/define.js';
import { RerouteDialog } from './reroute-dialog.js';

define('agent-desk-reroute', RerouteDialog);
