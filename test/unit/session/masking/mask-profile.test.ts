import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CustomerField } from '../../../../src/domain/index.js';
import { maskForm, maskProfile } from '../../../../src/session/customers/mask-profile.js';
import { TextMask } from '../../../../src/session/masking/text-mask.js';

const mask = new TextMask({ names: ['Ana', 'Reyes'], addresses: ['+442079460018', 'ana@port.example'] });

const field = (kind: CustomerField['kind'], value: string, personal: boolean): CustomerField => ({
  key: kind,
  name: kind,
  kind,
  values: [value],
  personal,
});

const maskedValue = (given: CustomerField): string | undefined =>
  maskProfile({ id: 'c1', name: 'Ana Reyes', anonymous: false, fields: [given], labelIds: ['l1'] }, mask).fields[0]
    ?.values[0];

test('numbers and addresses are masked, whatever the schema says', () => {
  assert.equal(maskedValue(field('phone', '+442079460018', false)), '•••18');
  assert.equal(maskedValue(field('email', 'ana@port.example', false)), 'a•••');
  assert.equal(maskedValue(field('address', 'ana.reyes', false)), 'a•••');
  assert.equal(maskedValue(field('secret', 'hunter2', false)), '');
});

test('other attributes are masked unless the schema says that they are not personal', () => {
  assert.equal(maskedValue(field('text', 'North Quay', true)), 'N••• Q•••');
  assert.equal(maskedValue(field('text', 'North Quay', false)), 'North Quay');
  assert.equal(maskedValue(field('flag', 'true', false)), 'true');
});

test('what is not personal still does not name the customer', () => {
  assert.equal(
    maskedValue(field('text', 'Mother of Ana, call 020 7946 0018 or other@port.example', false)),
    'Mother of A•••, call •••18 or o•••',
  );
});

test('name, labels and properties without a rule', () => {
  const profile = { id: 'c1', name: 'Ana Reyes', anonymous: false, fields: [], labelIds: ['l1'], extra: 'Ana Reyes' };
  assert.deepEqual(maskProfile(profile, mask), {
    id: 'c1',
    name: 'A••• R•••',
    anonymous: false,
    fields: [],
    labelIds: ['l1'],
  });
});

test('every answer of a form is masked', () => {
  assert.deepEqual(maskForm([{ label: 'Topic', value: 'Lost bag' }]), [{ label: 'Topic', value: 'L••• b•••' }]);
});
