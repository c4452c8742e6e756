/** Sets the colour scheme of the page in a frame of this site. */
export function followScheme(frame: HTMLIFrameElement, isDark: boolean): void {
  const root = frame.contentDocument?.documentElement;
  root?.style.setProperty('color-scheme', isDark ? 'dark' : 'light');
}
