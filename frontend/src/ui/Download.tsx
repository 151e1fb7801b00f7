/** Certificate downloads are plain links: the browser saves, shows or prints them as it does any file, and a failure is a page. */
import { useId } from 'preact/hooks';
import { terms } from '../i18n/terms';
import { Icon } from './Icon';
import { download, unfold } from './icons';
import './download.css';

/** Where a certificate's files are. */
export interface Files {
  downloadUrl: string | null;
  png: string | null;
  badge: string | null;
}

const saved = (url: string) => `${url}${url.includes('?') ? '&' : '?'}download`;

/** Put the list that is about to open at the button before it: below, or above where there is more room. */
function place({ currentTarget: list }: { currentTarget: HTMLElement }) {
  const button = list.previousElementSibling!.getBoundingClientRect();
  const { clientWidth, clientHeight, dir } = document.documentElement;
  const isAbove = button.bottom + 220 > clientHeight && button.top > clientHeight / 2;
  list.style.inset = isAbove ? `auto auto ${clientHeight - button.top - scrollY}px auto` : `${button.bottom + scrollY}px auto auto auto`;
  list.style.insetInlineEnd = `${dir === 'rtl' ? button.left : clientWidth - button.right}px`;
}

const close = ({ currentTarget: link }: { currentTarget: HTMLElement }) => link.closest('ul')?.hidePopover?.();

export function Download({ files, title, primary }: { files: Files; title: string; primary?: boolean }) {
  const id = useId();
  const words = terms.value;
  const pdf = files.downloadUrl!;
  const entries = [
    ['PDF', saved(pdf)],
    [words.picture, files.png && saved(files.png)],
    [words.openBadge, files.badge],
    [words.print, pdf],
  ] as const;
  const look = primary ? 'button primary' : 'button';
  return (
    <span class="download">
      <a class={look} href={saved(pdf)}>
        <Icon path={download} />
        {words.downloadCertificate}
        <span class="unseen"> {words.forTitle(title)}</span>
      </a>
      <button type="button" class={look} popovertarget={id}>
        <Icon path={unfold} />
        <span class="unseen">
          {words.allFormats} {words.forTitle(title)}
        </span>
      </button>
      <ul id={id} popover="auto" onBeforeToggle={place}>
        {entries.map(
          ([name, url]) =>
            url && (
              <li key={name}>
                <a href={url} onClick={close}>
                  {name}
                </a>
              </li>
            ),
        )}
      </ul>
    </span>
  );
}
