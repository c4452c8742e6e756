import { define } from '../internal/base/define.js';
import { registerEnglish } from '../../translations/en.js';
import { signInStep } from '../../translations/en/parts/sign-in-step.js';
import { SignInStepPage } from './sign-in-step-page.js';

registerEnglish(signInStep);

define('agent-desk-sign-in-step', SignInStepPage);

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-sign-in-step': SignInStepPage;
  }
}
