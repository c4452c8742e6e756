import type { Attachment, Message, MessageBody, MessageButton, NoticeWhat, Role } from '../../src/domain/index.js';
import type { ThreadItem } from '../../src/elements/chat-thread/thread-items.js';

/** Everything that can stand in a thread, with one text wherever somebody else decides what is written. */
export function everything(v: string, fileService: string): readonly ThreadItem[] {
  const held = `${fileService}/api/downloadFileStream?filename=${encodeURIComponent(v.replaceAll(/\p{Cs}/gu, '?'))}`;
  const attachment = (url: string, mimeType: string): Attachment => ({
    url,
    mimeType,
    size: 1,
    name: v,
    thumbnailUrl: v,
  });
  const buttons: readonly MessageButton[] = [
    { title: v, type: v, payload: `p${v}`, menu: { section: 1, sectionTitle: v, description: v } },
  ];
  const call = { startedAt: 1, endedAt: 2, seconds: 1, legs: [{ label: v, value: v }] };
  const bodies: readonly MessageBody[] = [
    { type: 'text', text: v },
    { type: 'text', text: `${v} ${'long '.repeat(1700)}` },
    ...(['image', 'video', 'audio', 'file'] as const).flatMap((type): MessageBody[] => [
      { type, text: v, attachment: attachment(v, '') },
      { type, text: '', attachment: attachment(held, `${type}/mp4`) },
      { type, text: '', attachment: attachment(held, 'image/png') },
      { type, text: '', attachment: attachment(held, v) },
    ]),
    { type: 'sticker', text: v, url: v },
    { type: 'link', text: v, url: v },
    { type: 'location', text: v, latitude: 1, longitude: 2, name: v, address: v, url: v },
    {
      type: 'contacts',
      text: v,
      contacts: [
        {
          name: v,
          phones: [{ number: v, label: v }],
          emails: [{ address: v, label: v }],
          organisation: v,
          department: v,
          position: v,
          urls: [v],
          addresses: [v],
          birthday: v,
        },
      ],
    },
    { type: 'buttons', text: v, quickReplies: false, header: v, footer: v, buttons, menu: { label: v, prompt: v } },
    { type: 'carousel', text: v, cards: [{ title: v, text: v, imageUrl: v, buttons }] },
    {
      type: 'list',
      text: v,
      header: v,
      footer: v,
      button: v,
      sections: [{ title: v, rows: [{ id: v, title: v, description: v }] }],
    },
    { type: 'wrap-up', text: v, codes: [{ category: v, value: v }], note: v },
    { type: 'comment', text: v, postId: v, act: v, attachment: attachment(v, v), commentId: v },
    { type: 'comment', text: v, postId: v, act: 'image', attachment: attachment(held, 'image/png') },
    {
      type: 'email',
      text: v,
      subject: v,
      from: v,
      to: [v],
      cc: [v],
      bcc: [v],
      html: v,
      receivedAt: 1,
      attachments: [attachment(v, v), attachment(held, v)],
    },
    { type: 'deleted', text: v, messageId: v as never },
    { type: 'voice', text: v, call: { ...call, recordingUrl: v } },
    { type: 'voice', text: v, call: { ...call, recordingUrl: held } },
    { type: 'receipt', text: v, title: v, lines: [{ label: v, value: v }] },
    { type: 'template', text: v, name: v, lines: [{ label: v, value: v }] },
    { type: 'notice', text: v, level: v },
    { type: 'unknown', text: v, wireType: v },
  ];
  const messages = bodies.map((body, i): ThreadItem => {
    const message = messageWith(body, v, i);
    return { kind: 'message', key: `m${i}`, message, first: true, quoted: i % 5 === 0 ? message : undefined };
  });
  const role = v as Role;
  const whats: readonly NoticeWhat[] = [
    { type: 'channel-session-started', channelName: v, cause: v, form: [{ label: v, value: v }] },
    { type: 'channel-session-ended', channelName: v, cause: v },
    { type: 'agent-joined', agentId: v as never, name: v, role },
    { type: 'agent-left', agentId: v as never, name: v, role },
    { type: 'reroute-placed', direction: v as never, to: 'queue', queueName: v, requestedBy: v },
    { type: 'reroute-failed', direction: v as never, to: 'queue', queueName: v, requestedBy: v },
    { type: 'hand-raised', names: [v] },
    { type: 'customer-changed', name: v },
    { type: 'call-summary', call: { ...call, recordingUrl: v } },
    { type: 'other', wireName: v },
  ];
  const notices = whats.map((what, i): ThreadItem => ({
    kind: 'notice',
    key: `n${i}`,
    notice: { kind: 'notice', id: `n${i}` as never, at: 1, what, visible: true },
  }));
  return [...messages, ...notices];
}

export function messageWith(body: MessageBody, v: string, i = 0): Message {
  const kind = (['customer', 'agent', 'bot', 'system'] as const)[i % 4] ?? 'customer';
  return {
    kind: 'message',
    id: `m${i}` as never,
    messageId: `m${i}` as never,
    at: 1,
    sender: { kind, id: 'me', name: v },
    body,
    whisper: i % 7 === 0,
    replyTo: null,
    channelSessionId: null,
    channelName: v,
    delivery: i % 2 === 0 ? 'failed' : 'seen',
    seenBy: [{ id: v, name: v, at: 1 }],
    failure: v,
    suggestions: [{ text: v, confidence: 0.5 }],
    activity: null,
    pendingCommand: null,
  };
}
