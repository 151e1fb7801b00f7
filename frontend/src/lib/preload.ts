/** What the build puts around every dynamic import: the stylesheets of a chunk are there before its code runs, and the scripts that it
 * imports are fetched beside it, not after it. The bundler's own does this for servers and pages that ours is not. */

const here = () => Promise.resolve();
const asked = new Map<string, Promise<void>>(
  // The document itself asks for what every page needs.
  Array.from(document.querySelectorAll('link[href^="/assets/"]'), (link) => [link.getAttribute('href')!.slice(1), here()]),
);

function ask(file: string): Promise<void> {
  const link = document.createElement('link');
  const isStyle = file.endsWith('.css');
  link.rel = isStyle ? 'stylesheet' : 'modulepreload';
  link.href = `/${file}`;
  const arrived = new Promise<void>((resolve, reject) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => {
      // Asked for again with the next try.
      asked.delete(file);
      link.remove();
      reject(new Error(file));
    });
    // The import itself tells whether a script arrives.
    if (!isStyle) resolve();
  });
  document.head.append(link);
  asked.set(file, arrived);
  return arrived;
}

/** Run an import once the stylesheets among the files that it needs are there. Rejects if one does not come. */
export async function preload<T>(load: () => Promise<T>, files: readonly string[] = []): Promise<T> {
  await Promise.all(files.map((file) => asked.get(file) ?? ask(file)));
  return load();
}
