import { define } from '../internal/define.js';
import { RerouteDialog } from './reroute.js';

define('agent-desk-reroute', RerouteDialog);
