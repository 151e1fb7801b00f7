/** Certificate downloads are plain links: the browser saves or prints them as it does any file. */
import { terms } from '../i18n/terms';
import { Icon } from './Icon';
import { download } from './icons';

export function Download({ url, title, primary }: { url: string; title: string; primary?: boolean }) {
  return (
    <a class={primary ? 'button primary' : 'button'} href={url} download>
      <Icon path={download} />
      {terms.value.downloadCertificate}
      <span class="unseen"> {terms.value.forTitle(title)}</span>
    </a>
  );
}
