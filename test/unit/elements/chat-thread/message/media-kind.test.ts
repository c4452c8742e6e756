import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getMediaKind } from '../../../../../src/elements/chat-thread/message/media-kind.js';

type Case = readonly [
  kind: 'image' | 'video' | 'audio' | 'file',
  mimeType: string,
  name: string,
  expected: string | null,
];

const cases: readonly Case[] = [
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
  // Types that say nothing, and other names of types.
  ['image', 'application/octet-stream', 'a.png', 'image'],
  ['image', 'binary/octet-stream', 'a.jpg', 'image'],
  ['image', 'image/*', 'a.png', 'image'],
  ['image', 'jpg', 'a.jpg', 'image'],
  ['image', 'image/x-png', 'a.png', 'image'],
  ['image', 'image/apng', 'a.png', 'image'],
  ['image', 'image/x-ms-bmp', 'a.bmp', 'image'],
  ['video', 'video/x-m4v', 'a.m4v', 'video'],
  ['video', 'application/mp4', 'a.mp4', 'video'],
  ['audio', 'audio/vnd.wave', 'a.wav', 'audio'],
  ['audio', 'audio/x-mpeg', 'a.mp3', 'audio'],
  ['audio', 'audio/x-aac', 'a.aac', 'audio'],
  ['audio', 'video/mp4', 'a.m4a', 'audio'],
  ['audio', 'video/webm', 'voice.webm', 'audio'],
  // Files are only offered as downloads, whatever their type.
  ['file', 'image/png', 'a.png', null],
  ['file', 'application/pdf', 'a.pdf', null],
  ['file', 'text/html', 'a.html', null],
  // Image formats that browsers treat as documents or do not show.
  ['image', 'image/svg+xml', 'a.svg', null],
  ['image', 'image/svg+xml', 'a.png', null],
  ['image', 'image/png', 'a.svg', null],
  ['image', '', 'a.svgz', null],
  ['image', 'text/xml', 'a.xml', null],
  ['image', 'image/vnd.adobe.photoshop', 'a.psd', null],
  ['image', 'image/tiff', 'a.tiff', null],
  ['image', 'image/x-icon', 'a.ico', null],
  // The type and the name disagree, or neither is known.
  ['image', 'text/html', 'a.png', null],
  ['image', 'application/x-msdownload', 'a.png', null],
  ['image', 'application/octet-stream', 'a', null],
  ['image', 'application/octet-stream', 'a.exe', null],
  ['image', 'binary/octet-stream', 'a.png.html', null],
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
assert.ok(cases.length >= 40);

for (const [kind, mimeType, name, expected] of cases) {
  test(`${kind} ${mimeType || 'without a type'} ${JSON.stringify(name)}: ${expected ?? 'download only'}`, () => {
    const file = { url: 'https://files.example/x', mimeType, name, size: 1, thumbnailUrl: null };
    assert.equal(getMediaKind(kind, file), expected);
  });
}

test('the file name in the address is checked as well', () => {
  for (const url of ['https://files.example/?filename=x.svg', 'https://files.example/?filename=x%2Esvg']) {
    assert.equal(
      getMediaKind('image', { url, mimeType: 'image/png', name: 'x.png', size: 1, thumbnailUrl: null }),
      null,
    );
  }
});
