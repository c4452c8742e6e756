import { hasPermission, type Agent } from '../../domain/index.js';

/** True when this agent may not see names and numbers of customers. */
export const isPiiMasked = (agent: Agent | null): boolean =>
  agent !== null && !hasPermission(agent, 'view-customer-details');
