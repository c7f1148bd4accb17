/**
 * Takes away everything that this browser keeps for the meeting: texts, drafts, settings and the language. For a
 * device that others use too.
 */
async function forgetDevice(): Promise<void> {
  sessionStorage.clear();
  localStorage.clear();
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari of some years ago.
  document.cookie = 'language=; Path=/; Max-Age=0';
  // Older Firefox cannot list its databases; there a shared device has stored none in the first place.
  const databases = (await indexedDB.databases?.()) ?? [];
  await Promise.all(databases.map(({ name }) => (name === undefined ? undefined : remove(name))));
}

function remove(name: string): Promise<void> {
  return new Promise((done) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => done();
    request.onerror = () => done();
    // Another tab still holds it: the browser deletes it as soon as that tab lets go.
    request.onblocked = () => done();
  });
}

/**
 * Goes back to the first page as nobody: a whole new page, so that nothing of this person stays in memory, and on a
 * shared device nothing is left behind.
 */
export async function goOut(sharedDevice: boolean): Promise<void> {
  if (sharedDevice) await forgetDevice();
  location.replace('/');
}
