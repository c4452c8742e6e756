import { define } from '../internal/base/define.js';
import { AgentLogin } from './agent-login.js';

define('agent-login', AgentLogin);
