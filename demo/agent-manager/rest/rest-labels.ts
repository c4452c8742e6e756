/** Labels of customers. Supervisors keep them. */
import { HttpError, type RequestContext } from '../http/http-router.js';
import { labelTimestamps } from '../world/seed-data.js';
import { cleanCopy, isObject } from '../world/untrusted-input.js';
import type { Label } from '../world/world-types.js';
import type { AddRoute, RestApi } from './rest-api.js';

const fieldNames = ['name', 'colorCode', 'createdBy'] as const;

function badRequest(msg: string): HttpError {
  return new HttpError(400, { statusCode: 400, msg });
}

export function addLabelRoutes(add: AddRoute, { engine, siblingBase }: RestApi): void {
  const path = `${siblingBase}/cim-customer/label`;
  const { world } = engine;

  function requireLabel({ query }: RequestContext): Label {
    const label = world.labels.get(query.get('_id') ?? '');
    if (label === undefined) throw new HttpError(404, { statusCode: 404, msg: 'unknown label' });
    return label;
  }

  function readLabel(body: unknown, before: Partial<Label> & { readonly _id: string }): Label {
    const fields = isObject(body) ? cleanCopy(body) : {};
    const label = { ...labelTimestamps, ...before, ...(fields as Partial<Label>), _id: before._id };
    for (const name of fieldNames) {
      const value: unknown = label[name];
      if (typeof value !== 'string' || value.trim() === '') throw badRequest(`${name} is required`);
    }
    if ([...world.labels.values()].some(({ _id, name }) => _id !== label._id && name === label.name))
      throw badRequest('there is a label of this name');
    return label as Label;
  }

  add('GET', path, () => ({ body: [...world.labels.values()] }));
  add('POST', path, ({ body }) => {
    const label = readLabel(body, { _id: world.ids.objectId() });
    engine.perform(() => world.setLabel(label));
    return { body: label };
  });
  add('PUT', path, (context) => {
    const label = readLabel(context.body, requireLabel(context));
    engine.perform(() => world.setLabel(label));
    return { body: label };
  });
  add('DELETE', path, (context) => {
    const { _id } = requireLabel(context);
    engine.perform(() => world.removeLabel(_id));
    return { body: { statusCode: 200 } };
  });
}
