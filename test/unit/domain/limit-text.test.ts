import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { limitLabel, limitMarks, limitText, maxLabelLength, maxMarks } from '../../../src/domain/text/limit-text.js';

const marks = (count: number, mark = '\u0301'): string => mark.repeat(count);

describe('marks', () => {
  test('a stack of marks is cut, the characters stay', () => {
    assert.equal(limitMarks(`a${marks(90_000)}b${marks(50)}c`), `a${marks(maxMarks)}b${marks(maxMarks)}c`);
  });

  test('marks of several kinds, joiners and invisible characters count together', () => {
    for (const mark of [
      '\u0301\u0323\u0488',
      '\u0301\u200d',
      '\u200c',
      '\u034f\ufeff',
      '\u0600',
      '\u{e0067}',
      '\ufe0f',
    ])
      assert.ok([...limitMarks(`x${marks(20_000, mark)}`)].length <= maxMarks + 1, JSON.stringify(mark));
  });

  test('texts of real languages stay', () => {
    const texts = [
      'ཧྐྵྨླྺྼྻྂ',
      'שִׁ֨בֹּ֖לֶת',
      'กี่ปี๊ญี่ปุ่น',
      'क्षत्रिय',
      'Vie\u0302\u0323t Nam',
      '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👍🏽 1️⃣',
      'می‌خواهم',
      'a\u0301\u0301\u0301',
      'plain text '.repeat(10_000),
    ];
    for (const text of texts) assert.equal(limitMarks(text), text);
  });

  test('a stack is found wherever it is in a text', () => {
    for (const mark of ['\u0301', '\u{1d165}', '\u{e0101}', '\u00ad', '\ua66f', '\u200d'])
      for (let before = 0; before < 25; before++) {
        const [start, end] = ['x'.repeat(before), 'y'.repeat(7)];
        assert.equal(limitMarks(start + marks(maxMarks + 1, mark) + end), start + marks(maxMarks, mark) + end);
        const short = start + marks(maxMarks, mark) + end;
        assert.equal(limitMarks(short), short);
      }
  });

  test('100,000 characters of any kind take little time', () => {
    const texts = ['a', '\u0301', `a${marks(10)}`, `a${marks(11)}`, '\u200d', '漢', '😀'].map((unit) =>
      unit.repeat(100_000 / unit.length),
    );
    const before = process.cpuUsage();
    for (const text of texts) limitLabel(text);
    const { user, system } = process.cpuUsage(before);
    assert.ok(user + system < 500_000, `${(user + system) / 1000} ms`);
  });
});

describe('labels', () => {
  test('up to the limit a label stays', () => {
    const label = 'x'.repeat(maxLabelLength);
    assert.equal(limitLabel(label), label);
  });

  test('a long one is cut and marked', () => {
    const cut = limitLabel('x'.repeat(90_000));
    assert.equal(cut.length, maxLabelLength);
    assert.ok(cut.endsWith('x…'));
  });

  test('a file name keeps its ending', () => {
    const cut = limitLabel(`${'report '.repeat(100)}final.pdf`, 60);
    assert.ok(cut.startsWith('report report'));
    assert.ok(cut.endsWith('report final.pdf'));
    assert.equal(cut.length, maxLabelLength);
  });

  test('no character is cut apart', () => {
    for (const unit of ['😀', 'e\u0301\u0323', '👩‍👩‍👧‍👦', '👍🏽'])
      for (let shift = 0; shift < unit.length; shift++) {
        const start = 'x'.repeat(shift);
        const cut = limitLabel(start + unit.repeat(500), 60);
        const [head = '', tail = ''] = cut.split('…');
        assert.equal(head.slice(shift).replaceAll(unit, ''), '', JSON.stringify(cut));
        assert.equal(tail.replaceAll(unit, ''), '', JSON.stringify(cut));
      }
  });

  test('emoji that are joined without end leave a name that can be read', () => {
    for (const unit of ['👩\u200d', '👩🏽\u200d', '❤️\u200d', 'क्', '\u1100', 'a\u0301']) {
      const name = limitLabel(unit.repeat(5_000), 60);
      assert.ok(name.length > 150 && name.length <= maxLabelLength + 64, `${unit}: ${name.length}`);
      const [head = '', tail = ''] = name.split('…');
      assert.ok(head.startsWith(unit.slice(0, 2)) && tail.length > 30, `${unit}: ${name}`);
      assert.ok(!/[\uD800-\uDBFF]$/.test(head) && !/^[\uDC00-\uDFFF]/.test(tail), `${unit}: whole code points`);
    }
  });
});

test('a text that is cut says so, and no character is divided', () => {
  assert.equal(limitText('Hello', 5), 'Hello');
  assert.equal(limitText('Hello you', 5), 'Hell…');
  assert.equal(limitText('ab👩‍👩‍👧cd', 5), 'ab…');
});
