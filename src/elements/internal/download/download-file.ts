/** Offers a file to the person, as a link for a download does. */
export function downloadFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // A running download no longer needs the URL.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
