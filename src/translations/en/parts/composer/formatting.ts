const names: Readonly<Record<string, string>> = {
  bold: 'Bold',
  italic: 'Italic',
  strike: 'Strikethrough',
  code: 'Code',
  list: 'List',
  quote: 'Quote',
};

/** Texts of the formatting buttons. */
export const composerFormatting = {
  formatting: 'Formatting',
  formattingOf: (kind: string) => names[kind] ?? kind,
};
