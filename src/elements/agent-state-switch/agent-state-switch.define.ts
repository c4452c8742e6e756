import { define } from '../internal/base/define.js';
import { AgentStateSwitch } from './agent-state-switch.js';

define('agent-state-switch', AgentStateSwitch);
