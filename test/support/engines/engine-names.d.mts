export const selectedEngine: 'chromium' | 'firefox' | 'webkit';

export const firefoxPreferences: Readonly<Record<string, unknown>>;

export const canCrashAndFreeze: boolean;
