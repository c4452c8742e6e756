import { pluralize } from './pluralize.js';

/** Texts of where the agent writes, in `<chat-thread>`. */
export const composer = {
  composerPlaceholder: (customer: string) => `Message to ${customer}`,
  composerWhisperPlaceholder: 'Whisper to the other agents',
  composerSend: 'Send',
  composerSendWhisper: 'Send whisper',
  composerWhisper: 'Whisper',
  composerWhisperOnly: 'You can only whisper here. The customer does not see it.',
  composerWhisperOn: 'Only agents will see this.',
  composerChannel: 'Reply by',
  composerReplyingTo: (sender: string) => `Reply to ${sender}`,
  composerReplyRemove: 'Do not quote this message',
  composerOffline: 'No connection. What you write now is sent when it is back.',
  composerCharactersLeft: (n: number) => pluralize(n, 'character left', 'characters left'),
  composerCharactersOver: (n: number) => pluralize(n, 'character too many', 'characters too many'),
  composerClosed: 'This conversation is closed.',
  composerWrapUp: 'The talk is over; only wrap-up is left.',
  composerNoChannel: 'The customer has no open channel, so nothing can be sent.',
  composerMonitorNoAgents: 'You are watching. There is no agent here to whisper to.',
  composerWhisperNoAgents: 'The other agents have left. Turn whisper off to write to the customer.',
  composerPlaceholderVia: (customer: string, channel: string) => `Message to ${customer} by ${channel}`,
  composerChannelChanged: (channel: string) => `Your answers now go by ${channel}.`,
  composerLoadFailed: 'This could not be loaded. Check the connection and try again.',

  // files
  filesAttach: 'Attach files',
  filesDrop: 'Drop files here to attach them',
  filesUploadPending: 'This can be sent once the files are uploaded.',
  filesUploadFailed: 'A file could not be uploaded. Try again or remove it.',

  // emoji
  emojiOpen: 'Emoji',

  // ready-made answers
  cannedOpen: 'Ready-made answers',
  cannedUnfilled: (name: string) => `${name} is still to be filled in. Send again to send it as it is.`,

  // shortcuts
  shortcutsOpen: 'Keyboard shortcuts',
};
