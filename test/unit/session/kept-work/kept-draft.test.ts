import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChannelSessionId, EntryId, MessageId } from '../../../../src/domain/index.js';
import {
  readKeptDraft,
  readKeptNote,
  readKeptWrapUp,
  toKeptDraft,
} from '../../../../src/session/kept-work/kept-draft.js';
import type { Draft, DraftFile } from '../../../../src/store/state.js';

const createFile = (name: string, size: number, change: Partial<DraftFile> = {}): DraftFile => ({
  id: name,
  file: new File([new Uint8Array(size)], name, { type: 'text/plain' }),
  state: 'uploading',
  progress: 0.5,
  problem: null,
  attachment: null,
  ...change,
});
const attachment = { url: '/f/1', mimeType: 'text/plain', size: 3, name: 'sent.txt', thumbnailUrl: null };

test('a draft is the same after it was kept, with quote, whisper, small files and waiting messages', () => {
  const waiting = {
    draft: { text: 'With a file', replyTo: null, whisper: false },
    channelSessionId: 'c' as ChannelSessionId,
  };
  const draft: Draft = {
    text: 'Half a',
    replyTo: 'm' as MessageId,
    replyToEntry: 'e' as EntryId,
    whisper: true,
    files: [createFile('small.txt', 3), createFile('sent.txt', 3, { state: 'uploaded', attachment })],
    waiting: [waiting],
  };
  const read = readKeptDraft(toKeptDraft(draft));
  assert.ok(read);
  const { files = [], ...rest } = read;
  assert.deepEqual(rest, { text: 'Half a', replyTo: 'm', replyToEntry: 'e', whisper: true, waiting: [waiting] });
  assert.deepEqual(
    files.map(({ file, state, attachment: uploaded }) => [file.name, state, uploaded?.url ?? null]),
    [
      ['small.txt', 'waiting', null],
      ['sent.txt', 'uploaded', '/f/1'],
    ],
  );
});

test('of a file that is too large the name is kept, also when the files of a draft are too large together', () => {
  const large = toKeptDraft({ text: '', replyTo: null, whisper: false, files: [createFile('large.bin', 1_000_001)] });
  const many = Array.from({ length: 7 }, (_, i) => createFile(`${i}.bin`, 900_000));
  assert.deepEqual(
    large.files.map(({ name, content }) => [name, content]),
    [['large.bin', null]],
  );
  const kept = toKeptDraft({ text: '', replyTo: null, whisper: false, files: many }).files;
  assert.equal(kept.filter(({ content }) => content !== null).length, 5);
  const [file] = readKeptDraft(large)?.files ?? [];
  assert.deepEqual([file?.file.name, file?.state, file?.isMissing], ['large.bin', 'failed', true]);
});

test('what is no draft is ignored, and what may be a whisper stays one', () => {
  for (const value of [null, 1, 'text', [], {}, { text: 1 }]) assert.equal(readKeptDraft(value), null);
  const odd = { text: 'x', files: [null, 1, { name: 2 }], waiting: ['a', { draft: 1 }], replyTo: {}, whisper: 'no' };
  assert.deepEqual(readKeptDraft(odd), { text: 'x', replyTo: null, whisper: true });
  for (const value of [null, [], { codes: [] }, { note: 1 }]) assert.equal(readKeptWrapUp(value), null);
  assert.deepEqual(readKeptWrapUp({ note: 'n', codes: [{ category: 'a', value: 'b' }, { category: 1 }, null] }), {
    note: 'n',
    codes: [{ category: 'a', value: 'b' }],
  });
});

test('what is no note of a colleague is ignored, and what is not known of one is left out', () => {
  for (const value of [null, 1, 'text', [], {}, { text: 1 }, { text: null }]) assert.equal(readKeptNote(value), null);
  const odd = { text: 'Hi', requestedBy: {}, direction: 7, taskId: null, isClosed: 'yes', more: 1 };
  const read = { text: 'Hi', requestedBy: null, direction: 'unknown', taskId: '', isClosed: false };
  assert.deepEqual(readKeptNote(odd), read);
});
