import { define } from '../internal/base/define.js';
import { AgentDesk } from './agent-desk.js';

define('agent-desk', AgentDesk);
