/** Customers, the customer schema, and an agent's own settings. */
import { HttpError } from '../http/http-router.js';
import { cleanCopy, isObject } from '../world/untrusted-input.js';
import type { Customer, Json } from '../world/world-types.js';
import { addLabelRoutes } from './rest-labels.js';
import type { AddRoute, RestApi } from './rest-api.js';

function schemaField(key: string, label: string, sortOrder: number, channelTypes: string[] = []): Json {
  const isChannelIdentifier = channelTypes.length > 0;
  return {
    _id: `7ad00000000000000000010${String(sortOrder)}`,
    key,
    label,
    type: 'String50',
    sortOrder,
    isChannelIdentifier,
    channelTypes,
    isPii: isChannelIdentifier,
  };
}

const customerSchema = [
  schemaField('firstName', 'First name', 1),
  schemaField('lastName', 'Last name', 2),
  schemaField('phoneNumber', 'Phone', 3),
  schemaField('web', 'Web', 4, ['WEB']),
  schemaField('whatsapp', 'WhatsApp', 5, ['WHATSAPP']),
  { ...schemaField('email', 'E-mail', 6), type: 'Email', isPii: true },
  schemaField('homePort', 'Home port', 7),
  { ...schemaField('newsletter', 'Newsletter', 8), type: 'Boolean' },
  { ...schemaField('notes', 'Notes', 9), type: 'String2000', isPii: true },
];

export function notFound(resource: string): HttpError {
  return new HttpError(404, { statusCode: 404, msg: `unknown ${resource}` });
}

export function addCustomerRoutes(add: AddRoute, api: RestApi): void {
  const path = `${api.siblingBase}/cim-customer`;
  const { engine } = api;
  const { world } = engine;
  addLabelRoutes(add, api);
  add('GET', `${path}/customerSchema`, () => ({ body: customerSchema }));
  add('GET', `${path}/customers`, (context) => {
    const key = (context.query.get('channelType') ?? '').toLowerCase();
    const identifier = context.query.get('customerChannelIdentifier');
    const limit = Math.min(200, Math.max(1, Number(context.query.get('limit') ?? 25) || 25));
    const offset = Math.max(0, Number(context.query.get('offset') ?? 0) || 0);
    const all = [...world.customers.values()].filter((customer) => {
      const values: unknown = identifier === null ? [] : customer[key];
      return identifier === null || (Array.isArray(values) && values.includes(identifier));
    });
    return { body: { docs: all.slice(offset * limit, (offset + 1) * limit), totalDocs: all.length, limit, offset } };
  });
  add('GET', `${path}/customers/:id`, (context) => {
    const customer = world.customers.get(context.params['id'] ?? '');
    if (!customer) throw notFound('customer');
    return { body: customer };
  });
  add('PUT', `${path}/customers/:id`, (context) => {
    const customer = world.customers.get(context.params['id'] ?? '');
    if (!customer) throw notFound('customer');
    if (!isObject(context.body)) throw new HttpError(400, { statusCode: 400, msg: 'a customer is required' });
    const changed = { ...customer, ...(cleanCopy(context.body) as Json), _id: customer._id } as Customer;
    if (!Array.isArray(changed.phoneNumber))
      throw new HttpError(400, { statusCode: 400, msg: 'phoneNumber must be an array' });
    engine.perform(() => world.addCustomer(changed));
    return { body: changed };
  });
  add('GET', `${path}/agentSetting`, (context) => {
    const agent = world.agents.get(context.query.get('user_Id') ?? '');
    if (!agent) throw notFound('agent');
    return { body: { user_Id: agent.id, theme: 'light', language: 'en', ...agent.settings } };
  });
  add('PUT', `${path}/agentSetting/:id`, (context) => {
    const agent = world.agents.get(context.params['id'] ?? '');
    if (!agent) throw notFound('agent');
    if (!isObject(context.body)) throw new HttpError(400, { statusCode: 400, msg: 'settings are required' });
    const settings = cleanCopy(context.body) as Json;
    engine.perform(() => {
      agent.settings = { ...agent.settings, ...settings };
      world.markChanged('agent', agent.id);
    });
    return { body: { user_Id: agent.id, theme: 'light', language: 'en', ...agent.settings } };
  });
}
