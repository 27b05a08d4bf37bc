/** Files from and to the person at the screen. */

/** Offers a text as a file; nothing leaves the machine. */
export function offerFile(name: string, text: string, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own reference once started; a minute is ample even for a slow disk.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Asks for a folder, with all that lies in it; `undefined` when none was chosen. */
export function chooseFolder(): Promise<{ readonly name: string; readonly files: { path: string; blob: File }[] } | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.webkitdirectory = true;
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])].map((blob) => ({ path: blob.webkitRelativePath, blob }));
      resolve(files.length === 0 ? undefined : { name: files[0]?.path.split('/')[0] ?? '', files });
    });
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
}

/** Offers what is already a file; nothing leaves the machine. */
export function offerBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // As for a text: a minute is ample even for a slow disk.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Asks for a file; `undefined` when none was chosen. */
export function chooseFile(accept: string): Promise<File | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.addEventListener('change', () => resolve(input.files?.[0]));
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
}
