/** Whose installation this is. */
import { shell } from '../i18n/shell';
import { helpKey } from '../lib/help';
import { address } from '../lib/router';
import { service } from '../state/session';
import { Notice } from './Notice';

export function Footer() {
  const installation = service.value;
  const words = shell.value;
  return (
    <footer class="bottom">
      {installation?.demonstration && <Notice tone="plain">{words.demonstration}</Notice>}
      <p>
        <a href={`/help/${helpKey(address.value.pathname)}`}>{words.helpHere}</a>
        {' · '}
        <bdi>{installation?.name ?? words.product}</bdi>
        {installation && (
          <>
            {' · '}
            <bdi>{words.version(installation.version)}</bdi>
          </>
        )}
        {installation?.supportAddress && (
          <>
            {' · '}
            {words.help}{' '}
            <a href={`mailto:${installation.supportAddress}`}>
              <bdi>{installation.supportAddress}</bdi>
            </a>
          </>
        )}
      </p>
    </footer>
  );
}
