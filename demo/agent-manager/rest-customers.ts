/** Customers, labels, the customer schema, an agent's own settings, and team announcements. */
import { cleanCopy, getId, isObj } from './guards.js';
import { HttpError } from './http-router.js';
import { announcementWire } from './announcements.js';
import { idList, type AddRoute, type RestApi } from './rest-api.js';
import type { Customer, Obj } from './types.js';

const STAMP = { createdAt: '2026-01-01T08:00:00.000Z', updatedAt: '2026-01-01T08:00:00.000Z', __v: 0 };
const LABELS = [
  { _id: '7ad000000000000000000001', name: 'vip', colorCode: '#b8860b', createdBy: 'admin', ...STAMP },
  { _id: '7ad000000000000000000002', name: 'complaint', colorCode: '#b22222', createdBy: 'admin', ...STAMP },
];

function field(key: string, label: string, sortOrder: number, channelTypes: string[] = []): Obj {
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

const SCHEMA = [
  field('firstName', 'First name', 1),
  field('lastName', 'Last name', 2),
  field('phoneNumber', 'Phone', 3),
  field('web', 'Web', 4, ['WEB']),
  field('whatsapp', 'WhatsApp', 5, ['WHATSAPP']),
];

function notFound(what: string): HttpError {
  return new HttpError(404, { statusCode: 404, msg: `unknown ${what}` });
}

export function addCustomerRoutes(add: AddRoute, api: RestApi): void {
  const path = `${api.siblings}/cim-customer`;
  const { engine } = api;
  const { world } = engine;
  add('GET', `${path}/label`, () => ({ body: LABELS }));
  add('GET', `${path}/customerSchema`, () => ({ body: SCHEMA }));
  add('GET', `${path}/customers`, (call) => {
    const key = (call.query.get('channelType') ?? '').toLowerCase();
    const identifier = call.query.get('customerChannelIdentifier');
    const limit = Math.min(200, Math.max(1, Number(call.query.get('limit') ?? 25) || 25));
    const offset = Math.max(0, Number(call.query.get('offset') ?? 0) || 0);
    const all = [...world.customers.values()].filter((customer) => {
      const values: unknown = identifier === null ? [] : customer[key];
      return identifier === null || (Array.isArray(values) && values.includes(identifier));
    });
    return { body: { docs: all.slice(offset * limit, (offset + 1) * limit), totalDocs: all.length, limit, offset } };
  });
  add('GET', `${path}/customers/:id`, (call) => {
    const customer = world.customers.get(call.params['id'] ?? '');
    if (!customer) throw notFound('customer');
    return { body: customer };
  });
  add('PUT', `${path}/customers/:id`, (call) => {
    const customer = world.customers.get(call.params['id'] ?? '');
    if (!customer) throw notFound('customer');
    if (!isObj(call.body)) throw new HttpError(400, { statusCode: 400, msg: 'a customer is needed' });
    const changed = { ...customer, ...(cleanCopy(call.body) as Obj), _id: customer._id } as Customer;
    if (!Array.isArray(changed.phoneNumber))
      throw new HttpError(400, { statusCode: 400, msg: 'phoneNumber is a list' });
    engine.perform(() => world.addCustomer(changed));
    return { body: changed };
  });
  add('GET', `${path}/agentSetting`, (call) => {
    const agent = world.agents.get(call.query.get('user_Id') ?? '');
    if (!agent) throw notFound('agent');
    return { body: { user_Id: agent.id, theme: 'light', language: 'en', ...agent.settings } };
  });
  add('PUT', `${path}/agentSetting/:id`, (call) => {
    const agent = world.agents.get(call.params['id'] ?? '');
    if (!agent) throw notFound('agent');
    if (!isObj(call.body)) throw new HttpError(400, { statusCode: 400, msg: 'settings are needed' });
    const settings = cleanCopy(call.body) as Obj;
    engine.perform(() => {
      agent.settings = { ...agent.settings, ...settings };
      world.touch('agent', agent.id);
    });
    return { body: { user_Id: agent.id, theme: 'light', language: 'en', ...agent.settings } };
  });
  addAnnouncementRoutes(add, api);
}

function addAnnouncementRoutes(add: AddRoute, api: RestApi): void {
  const path = `${api.siblings}/team-announcement/announcement`;
  const { engine } = api;
  const { world } = engine;
  add('GET', path, (call) => {
    const teams = (call.query.get('teamIds') ?? '').split(',').filter((id) => id !== '');
    const status = call.query.get('status');
    const found = [...world.announcements.values()].filter(
      (entry) => teams.length === 0 || entry.teamIds.some((id) => teams.includes(id)),
    );
    const wire = found.map((entry) => announcementWire(world, entry));
    return { body: wire.filter((entry) => status === null || entry['status'] === status) };
  });
  add('PUT', `${path}/seenStatus/:agentId`, (call) => {
    const agentId = call.params['agentId'] ?? '';
    if (!world.agents.has(agentId)) throw notFound('agent');
    const single = getId(call.body, 'announcementId') ?? getId(call.body, 'id');
    const named = [
      ...idList(call.body, 'announcementIds'),
      ...idList(call.body, 'ids'),
      ...(single === undefined ? [] : [single]),
    ];
    engine.perform(() => {
      for (const entry of world.announcements.values()) {
        if ((named.length > 0 && !named.includes(entry.id)) || entry.seenBy.includes(agentId)) continue;
        entry.seenBy.push(agentId);
        world.touch('announcement', entry.id);
      }
    });
    return { body: { statusCode: 200 } };
  });
}
