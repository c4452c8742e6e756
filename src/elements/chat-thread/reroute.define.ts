import { define } from '../internal/define.js';
import { ThreadReroute } from './reroute.js';

define('agent-desk-reroute', ThreadReroute);
