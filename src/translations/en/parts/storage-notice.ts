const keepOpen = 'Keep this page open while something is unsent.';
const notSaved = 'What you write is not saved on this device.';

const problems: Readonly<Record<string, string>> = {
  full: `This device is full. What you write is not saved on it. ${keepOpen}`,
  blocked: `Close or reload older tabs of the desk. Until then, what you write here is not saved on this device. ${keepOpen}`,
  outdated: `${notSaved} Send what is unsent, then reload this page: another tab has a newer version.`,
};

/** That what the agent writes does not outlive the page. */
export const storageNotice = {
  storageProblem: (problem: string) => problems[problem] ?? `${notSaved} ${keepOpen}`,
};
