import type {
  Attachment,
  Message,
  MessageBody,
  MessageButton,
  NoticeContent,
  Role,
} from '../../../src/domain/index.js';
import type { ThreadItem } from '../../../src/elements/chat-thread/message-list/thread-items.js';

/** One thread item of every kind, with `sampleText` in every field that comes from the server or other people. */
export function allThreadItems(sampleText: string, fileService: string): readonly ThreadItem[] {
  const storedFileUrl = `${fileService}/api/downloadFileStream?filename=${encodeURIComponent(sampleText.replaceAll(/\p{Cs}/gu, '?'))}`;
  const attachment = (url: string, mimeType: string): Attachment => ({
    url,
    mimeType,
    size: 1,
    name: sampleText,
    thumbnailUrl: sampleText,
  });
  const buttons: readonly MessageButton[] = [
    {
      title: sampleText,
      type: sampleText,
      payload: `p${sampleText}`,
      menu: { section: 1, sectionTitle: sampleText, description: sampleText },
    },
  ];
  const call = { startedAt: 1, endedAt: 2, seconds: 1, legs: [{ label: sampleText, value: sampleText, seconds: 1 }] };
  const bodies: readonly MessageBody[] = [
    { type: 'text', text: sampleText },
    { type: 'text', text: `${sampleText} ${'long '.repeat(1700)}` },
    ...(['image', 'video', 'audio', 'file'] as const).flatMap((type): MessageBody[] => [
      { type, text: sampleText, attachment: attachment(sampleText, '') },
      { type, text: '', attachment: attachment(storedFileUrl, `${type}/mp4`) },
      { type, text: '', attachment: attachment(storedFileUrl, 'image/png') },
      { type, text: '', attachment: attachment(storedFileUrl, sampleText) },
    ]),
    { type: 'sticker', text: sampleText, url: sampleText },
    { type: 'link', text: sampleText, url: sampleText },
    {
      type: 'location',
      text: sampleText,
      latitude: 1,
      longitude: 2,
      name: sampleText,
      address: sampleText,
      url: sampleText,
    },
    {
      type: 'contacts',
      text: sampleText,
      contacts: [
        {
          name: sampleText,
          phones: [{ number: sampleText, label: sampleText }],
          emails: [{ address: sampleText, label: sampleText }],
          organisation: sampleText,
          department: sampleText,
          position: sampleText,
          urls: [sampleText],
          addresses: [sampleText],
          birthday: sampleText,
        },
      ],
    },
    {
      type: 'buttons',
      text: sampleText,
      quickReplies: false,
      header: sampleText,
      footer: sampleText,
      buttons,
      menu: { label: sampleText, prompt: sampleText },
    },
    {
      type: 'carousel',
      text: sampleText,
      cards: [{ title: sampleText, text: sampleText, imageUrl: sampleText, buttons, url: sampleText }],
    },
    {
      type: 'list',
      text: sampleText,
      header: sampleText,
      footer: sampleText,
      button: sampleText,
      sections: [{ title: sampleText, rows: [{ id: sampleText, title: sampleText, description: sampleText }] }],
    },
    { type: 'wrap-up', text: sampleText, codes: [{ category: sampleText, value: sampleText }], note: sampleText },
    {
      type: 'comment',
      text: sampleText,
      postId: sampleText,
      act: sampleText,
      attachment: attachment(sampleText, sampleText),
      commentId: sampleText,
    },
    {
      type: 'comment',
      text: sampleText,
      postId: sampleText,
      act: 'image',
      attachment: attachment(storedFileUrl, 'image/png'),
    },
    {
      type: 'email',
      text: sampleText,
      subject: sampleText,
      from: sampleText,
      to: [sampleText],
      cc: [sampleText],
      bcc: [sampleText],
      html: sampleText,
      receivedAt: 1,
      attachments: [attachment(sampleText, sampleText), attachment(storedFileUrl, sampleText)],
    },
    { type: 'deleted', text: sampleText, messageId: sampleText as never },
    { type: 'voice', text: sampleText, call: { ...call, recordingUrl: sampleText } },
    { type: 'voice', text: sampleText, call: { ...call, recordingUrl: storedFileUrl } },
    { type: 'receipt', text: sampleText, title: sampleText, lines: [{ label: sampleText, value: sampleText }] },
    { type: 'template', text: sampleText, name: sampleText, lines: [{ label: sampleText, value: sampleText }] },
    { type: 'notice', text: sampleText, level: sampleText },
    { type: 'unknown', text: sampleText, wireType: sampleText },
  ];
  const messages = bodies.map((body, i): ThreadItem => {
    const message = messageWith(body, sampleText, i);
    return {
      kind: 'message',
      key: `m${i}`,
      message,
      startsGroup: true,
      endsGroup: true,
      quoted: i % 5 === 0 ? message : undefined,
      steps: 1 + (i % 2),
    };
  });
  const role = sampleText as Role;
  const noticeContents: readonly NoticeContent[] = [
    {
      type: 'channel-session-started',
      channelName: sampleText,
      cause: sampleText,
      form: [{ label: sampleText, value: sampleText }],
    },
    { type: 'channel-session-ended', channelName: sampleText, cause: sampleText },
    { type: 'agent-joined', agentId: sampleText as never, name: sampleText, role },
    { type: 'agent-left', agentId: sampleText as never, name: sampleText, role },
    {
      type: 'reroute-placed',
      direction: sampleText as never,
      to: 'queue',
      queueName: sampleText,
      requestedBy: sampleText,
    },
    {
      type: 'reroute-failed',
      direction: sampleText as never,
      to: 'queue',
      queueName: sampleText,
      requestedBy: sampleText,
    },
    { type: 'hand-raised', names: [sampleText] },
    { type: 'customer-changed', name: sampleText },
    { type: 'call-summary', call: { ...call, recordingUrl: sampleText } },
    { type: 'other', wireName: sampleText },
  ];
  const notices = noticeContents.map((content, i): ThreadItem => ({
    kind: 'notice',
    key: `n${i}`,
    steps: 1,
    notice: { kind: 'notice', id: `n${i}` as never, at: 1, what: content, visible: true },
  }));
  return [...messages, ...notices];
}

export function messageWith(body: MessageBody, sampleText: string, i = 0): Message {
  const kind = (['customer', 'agent', 'bot', 'system'] as const)[i % 4] ?? 'customer';
  return {
    kind: 'message',
    id: `m${i}` as never,
    messageId: `m${i}` as never,
    at: 1,
    sender: { kind, id: 'me', name: sampleText },
    body,
    whisper: i % 7 === 0,
    replyTo: null,
    channelSessionId: null,
    channelName: sampleText,
    delivery: i % 2 === 0 ? 'failed' : 'seen',
    seenBy: [{ id: sampleText, name: sampleText, at: 1 }],
    failure: sampleText,
    suggestions: [{ text: sampleText, confidence: 0.5 }],
    activity: null,
    pendingCommand: null,
  };
}
