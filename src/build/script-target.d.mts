export const scriptTarget: string;
