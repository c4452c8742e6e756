/** What is loaded when the host or the agent wants to know how the session is. */
export { diagnose } from './diagnose/diagnose.js';
export { createSupportFile } from './support/create-support-file.js';
export { Telemetry } from './telemetry/telemetry.js';
