import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Encoder, PacketType, type Packet } from 'socket.io-parser';
import { guardedParser } from '../../../../src/session/connection/guarded-parser.js';

const createDecoder = () => {
  const problems: string[] = [];
  const packets: unknown[] = [];
  const { Decoder } = guardedParser((problem) => problems.push(problem));
  const decoder = new Decoder();
  decoder.on('decoded', (packet) => packets.push((packet as { data: unknown }).data));
  return { decoder, problems, packets };
};

describe('the guarded parser', () => {
  test('writes packets as the package does', () => {
    const { Encoder: GuardedEncoder } = guardedParser(() => undefined);
    const packets: readonly Packet[] = [
      { type: PacketType.CONNECT, nsp: '/' },
      { type: PacketType.CONNECT, nsp: '/', data: { agent: '{"name":"Zoë"}' } },
      { type: PacketType.EVENT, nsp: '/', data: ['onCimEvent', { a: [1, null, 'ü'] }] },
      { type: PacketType.EVENT, nsp: '/', id: 0, data: ['with a callback'] },
      { type: PacketType.ACK, nsp: '/', id: 12, data: [{ status: 'ok' }] },
      { type: PacketType.ACK, nsp: '/', id: 13, data: [] },
      { type: PacketType.DISCONNECT, nsp: '/' },
      // As `health-probe.ts` asks.
      { type: PacketType.CONNECT, nsp: '/health' },
      { type: PacketType.EVENT, nsp: '/health', id: 3, data: ['event', 1] },
      { type: PacketType.DISCONNECT, nsp: '/health' },
    ];
    for (const packet of packets)
      assert.deepEqual(new GuardedEncoder().encode(packet), new Encoder().encode({ ...packet }));
  });

  test('passes on a well-formed packet', () => {
    const { decoder, problems, packets } = createDecoder();
    decoder.add('2["onCimEvent",{"a":1}]');
    assert.deepEqual([packets, problems], [[['onCimEvent', { a: 1 }]], []]);
  });

  for (const packet of [
    '9["unknown type"]',
    '2{"not":"an array"}',
    '51-["missing",{"_placeholder":true,"num":7}]',
    '5999-["too many"]',
    '2["__proto__"',
    '2[{"no":"name"}]',
  ]) {
    test(`reports ${packet} instead of throwing, and parses what follows`, () => {
      const { decoder, problems, packets } = createDecoder();
      decoder.add(packet);
      // A missing attachment is detected when another packet arrives instead.
      decoder.add('2["next"]');
      decoder.add('2["after"]');
      assert.ok(problems.length >= 1, 'the problem was reported');
      assert.deepEqual(packets.at(-1), ['after']);
    });
  }

  test('accepts more attachments than the parser’s own limit of ten', () => {
    const { decoder, problems, packets } = createDecoder();
    const files = Array.from({ length: 15 }, (_, num) => ({ _placeholder: true, num }));
    decoder.add(`515-["files",${JSON.stringify(files)}]`);
    for (let i = 0; i < 15; i++) decoder.add(Buffer.from([i]));
    assert.deepEqual(problems, []);
    assert.equal((packets[0] as unknown[]).length, 2);
  });

  test('does not report an error in a listener as a malformed packet', () => {
    const { decoder, problems } = createDecoder();
    decoder.on('decoded', () => {
      throw new Error('of the page');
    });
    assert.throws(() => decoder.add('2["event"]'), /of the page/);
    assert.deepEqual(problems, []);
  });
});
