/** The field's own words: kinds of credit, formats, professions, states. A value that is not known reads as OTHER. */
import { catalog } from './catalog';

const english = {
  credit: 'credits',
  point: 'points',
  types: {
    AMA_PRA_CATEGORY_1: 'AMA PRA Category 1 Credit™',
    ACCME: 'ACCME participation',
    SPECIALTY: 'Specialty credit',
    MOC: 'MOC points',
    OTHER: 'Other credit',
  } as Record<string, string>,
  formats: {
    LIVE: 'Live',
    ENDURING: 'Enduring material',
    JOURNAL: 'Journal article',
    TEST_ITEM_WRITING: 'Test-item writing',
    MANUSCRIPT_REVIEW: 'Manuscript review',
    PERFORMANCE_IMPROVEMENT: 'Performance improvement',
    POINT_OF_CARE: 'Point of care',
    OTHER: 'Other format',
  } as Record<string, string>,
  professions: {
    PHYSICIAN: 'Physician',
    DENTIST: 'Dentist',
    NURSE: 'Nurse',
    MIDWIFE: 'Midwife',
    PHARMACIST: 'Pharmacist',
    PHYSICIAN_ASSISTANT: 'Physician assistant',
    PSYCHOLOGIST: 'Psychologist',
    ALLIED_HEALTH: 'Allied health professional',
    OTHER: 'Other profession',
  } as Record<string, string>,
  statuses: {
    IN_PROGRESS: 'In progress',
    READY_TO_CLAIM: 'Ready to claim',
    PARTLY_CLAIMED: 'Partly claimed',
    CLAIMED: 'Claimed',
    FAILED: 'Not passed',
    EXPIRED: 'Closed',
    WITHDRAWN: 'Withdrawn',
    OTHER: 'Other',
  } as Record<string, string>,
  creditStatuses: {
    ACTIVE: 'Active',
    EXPIRING: 'Expires soon',
    EXPIRED: 'Expired',
    REVERSED: 'Reversed',
    OTHER: 'Other',
  } as Record<string, string>,
  bases: {
    FULL: 'full',
    PARTIAL: 'partial',
    TOP_UP: 'the rest of a partial claim',
    BONUS: 'bonus',
    TRANSFER: 'transferred',
    CORRECTION: 'correction',
    REVERSAL: 'reversal',
    OTHER: 'other',
  } as Record<string, string>,
  minutes: (minutes: string) => `${minutes} min`,
  from: (provider: string) => `by ${provider}`,
  downloadCertificate: 'Download certificate',
  allFormats: 'All formats and printing',
  picture: 'Picture (PNG)',
  openBadge: 'Open Badge',
  print: 'Print',
  forTitle: (title: string) => `for ${title}`,
  showMore: 'Show more',
};

export type Terms = typeof english;
export const terms = catalog(english, () => import('./terms.ar'));

/** The word for a value of an enum; enums may grow, and what is not known reads as OTHER. */
export const wordFor = (words: Record<string, string>, value: string): string => words[value] ?? words['OTHER'] ?? value;
