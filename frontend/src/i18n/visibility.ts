/** Messages about what others see of a certificate, and who has verified it. */
import { catalog } from './catalog';

const english = {
  title: 'What others see',
  lead: 'Whoever has the number can verify the certificate. You decide what they are told.',
  visible: 'It can be verified',
  visibleHint: 'Hidden, its number is answered like one that was never issued, for the printed QR code too.',
  nameVisible: 'Your name is shown',
  nameVisibleHint: 'Hidden, everything else is shown, and who knows the name can still have it compared.',
  hidden: 'Hidden',
  nameHidden: 'Name hidden',
  saved: 'Saved: it holds from now on.',
  traces: 'Who verified it',
  noTraces: 'Nobody has verified it yet.',
  channels: {
    PAGE: 'By its number, on the page for verifying',
    API: 'By its number, by a system',
    FILE: 'By the file itself',
    LIST: 'Among many, with a receipt',
  } as Readonly<Record<string, string>>,
  unknownVerifier: 'Not signed in',
};

export type VisibilityWords = typeof english;
export const visibility = catalog(english, () => import('./visibility.ar'));
