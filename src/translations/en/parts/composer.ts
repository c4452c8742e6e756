import { counter } from './counter.js';

/** Texts of the composer in `<chat-thread>`. */
export const composer = {
  ...counter,
  composerPlaceholder: (customer: string) => `Message to ${customer}`,
  composerWhisperPlaceholder: 'Whisper to the other agents',
  composerSend: 'Send',
  composerSendWhisper: 'Send whisper',
  composerWhisperOnly: "You can only whisper here. The customer can't see whispers.",
  composerWhisperOn: 'Only agents will see this.',
  composerChannel: 'Reply via',
  composerReplyingTo: (sender: string) => `Replying to ${sender}`,
  composerReplyRemove: 'Remove quote',
  composerOffline: 'Will be sent when you are back online.',
  composerClosed: 'This conversation is closed.',
  composerNotSent: 'Not sent',
  composerWrapUp: 'The conversation has ended. Complete your wrap-up.',
  composerNoChannel: "You can't send messages because the customer has no open channel.",
  composerMonitorNoAgents: 'You are monitoring. There is no agent here to whisper to.',
  composerWhisperNoAgents: 'The other agents have left. Turn off whisper to write to the customer.',
  composerPlaceholderVia: (customer: string, channel: string) => `Message to ${customer} via ${channel}`,
  composerChannelChanged: (channel: string) => `You are now replying via ${channel}.`,
  composerLoadFailed: "Couldn't load this. Check your connection and try again.",

  // files
  filesAttach: 'Attach files',
  filesDrop: 'Drop files here to attach them',
  filesUploadFailed: "Couldn't upload a file. Try again or remove it.",

  // emoji
  emojiOpen: 'Emoji',

  // formatting
  formattingOpen: 'Formatting',

  // canned responses
  cannedOpen: 'Canned responses',
  cannedOwn: 'My responses',
  cannedUnfilled: (name: string) => `${name} is not filled in. Send again to send it as it is.`,

  // shortcuts
  shortcutsOpen: 'Keyboard shortcuts',
};
