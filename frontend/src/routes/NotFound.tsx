/** For an address that is none. */
import { overview } from '../i18n/overview';
import { Page } from '../ui/Page';

export default function NotFound() {
  const words = overview.value;
  return (
    <Page title={words.notFoundTitle} lead={words.notFound} narrow>
      <p>
        <a class="button primary" href="/">
          {words.toDashboard}
        </a>
      </p>
    </Page>
  );
}
