/** Several words in a row, as the language of the page separates them. */
import { language } from './catalog';

/** "Content, Assessment", "المحتوى، والاختبار". */
export const listed = (words: readonly string[]): string =>
  new Intl.ListFormat(language.value, { type: 'unit', style: 'short' }).format(words);
