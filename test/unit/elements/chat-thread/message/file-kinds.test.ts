import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getMediaKind } from '../../../../../src/elements/chat-thread/message/media-kind.js';
import { sanitizeName } from '../../../../../src/elements/internal/sanitize/sanitize-name.js';

type Row = readonly [kind: 'image' | 'video' | 'audio' | 'file', type: string, name: string, shown: string | null];

const files: readonly Row[] = [
  ['image', 'image/png', 'a.png', 'image'],
  ['image', 'image/jpeg', 'a.JPG', 'image'],
  ['image', 'IMAGE/GIF', 'a.gif', 'image'],
  ['image', 'image/webp; q=1', 'a.webp', 'image'],
  ['image', 'image/avif', 'a', 'image'],
  ['image', '', 'a.bmp', 'image'],
  ['image', 'image/png', 'My holiday', 'image'],
  ['video', 'video/mp4', 'a.mp4', 'video'],
  ['video', 'video/quicktime', 'a.mov', 'video'],
  ['video', '', 'a.webm', 'video'],
  ['audio', 'audio/mpeg', 'a.mp3', 'audio'],
  ['audio', 'audio/ogg; codecs=opus', 'a.oga', 'audio'],
  ['audio', '', 'voice.m4a', 'audio'],
  // A document is only ever offered, whatever is in it.
  ['file', 'image/png', 'a.png', null],
  ['file', 'application/pdf', 'a.pdf', null],
  ['file', 'text/html', 'a.html', null],
  // Pictures that are documents.
  ['image', 'image/svg+xml', 'a.svg', null],
  ['image', 'image/svg+xml', 'a.png', null],
  ['image', 'image/png', 'a.svg', null],
  ['image', '', 'a.svgz', null],
  ['image', 'text/xml', 'a.xml', null],
  ['image', 'image/vnd.adobe.photoshop', 'a.psd', null],
  ['image', 'image/tiff', 'a.tiff', null],
  ['image', 'image/x-icon', 'a.ico', null],
  // A type that is a lie, or none.
  ['image', 'text/html', 'a.png', null],
  ['image', 'application/octet-stream', 'a.png', null],
  ['image', 'image/png', 'a.html', null],
  ['image', 'image/png', 'a.png.exe', null],
  ['image', 'image/jpeg', 'a.jpg.js', null],
  ['image', 'image/png', 'a.exe ', null],
  ['image', 'image/png', 'a.exe.', null],
  ['image', 'image/png', 'a.xhtml', null],
  ['image', 'image/png', 'a\u202egnp.exe', null],
  ['image', 'image/png', 'a.e\u200bxe', null],
  ['image', '', 'a', null],
  ['image', '', 'a.exe', null],
  ['video', 'text/html', 'a.mp4', null],
  ['video', 'video/mp4', 'a.hta', null],
  ['video', 'application/x-shockwave-flash', 'a.swf', null],
  ['audio', 'audio/mpeg', 'a.mp3.bat', null],
  ['audio', 'image/svg+xml', 'a.mp3', null],
  ['audio', 'audio/x-mpegurl', 'a.m3u8', null],
];
assert.ok(files.length >= 40);

for (const [kind, mimeType, name, shown] of files) {
  test(`${kind} ${mimeType || 'without a type'} ${JSON.stringify(name)}: ${shown ?? 'only offered'}`, () => {
    const file = { url: 'https://files.example/x', mimeType, name, size: 1, thumbnailUrl: null };
    assert.equal(getMediaKind(kind, file), shown);
  });
}

test('the address counts as a name as well', () => {
  for (const url of ['https://files.example/?filename=x.svg', 'https://files.example/?filename=x%2Esvg']) {
    assert.equal(
      getMediaKind('image', { url, mimeType: 'image/png', name: 'x.png', size: 1, thumbnailUrl: null }),
      null,
    );
  }
});

const names: readonly (readonly [string, string])[] = [
  ['invoice\u202egpj.exe', 'invoicegpj.exe'],
  ['\u2066a\u2069\u200eb\u200f', 'ab'],
  ['a\u200b\u2060\ufeff\u00adb', 'ab'],
  ['a\nb\tc\u0000', 'abc'],
  ['\u061cملف.pdf', 'ملف.pdf'],
  ['می\u200cخواهم', 'می\u200cخواهم'],
  ['👩\u200d🚒.png', '👩\u200d🚒.png'],
  ['\u200dx\u200c', 'x'],
  ['plain name.png', 'plain name.png'],
];
for (const [name, plain] of names) {
  test(`the name ${JSON.stringify(name)} reads as it is`, () => assert.equal(sanitizeName(name), plain));
}
