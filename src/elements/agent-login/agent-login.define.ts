import { define } from '../internal/define.js';
import { AgentLogin } from './agent-login.js';

define('agent-login', AgentLogin);

declare global {
  interface HTMLElementTagNameMap {
    'agent-login': AgentLogin;
  }
}
