/** Hands a text over as a file on this device; nothing is sent anywhere. */
export function saveTextFile(text: string, name: string, ending: 'txt' | 'md' = 'txt'): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}.${ending}`;
  link.click();
  URL.revokeObjectURL(address);
}
