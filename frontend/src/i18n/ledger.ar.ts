import { plural } from './catalog';
import { number } from './format';
import type { LedgerWords } from './ledger';

const entries = (count: number) =>
  plural(count, {
    zero: 'لا قيود',
    one: 'قيد واحد',
    two: 'قيدان',
    few: `${number(count)} قيود`,
    many: `${number(count)} قيدًا`,
    other: `${number(count)} قيد`,
  });

const arabic: LedgerWords = {
  title: 'كل الساعات',
  lead: 'كل قيد في سجلك: ما اكتُسب، وما أُلغي، وحتى متى يمكن استخدام كل منها.',
  search: 'بحث',
  searchHint: 'كلمات من العنوان أو الجهة المقدِّمة. المفتاح «/» ينقلك إلى هنا، والأسهم تنقلك بين الصفوف.',
  filters: 'التصفية',
  from: 'اكتُسبت من',
  to: 'اكتُسبت حتى',
  specialty: 'التخصص',
  board: 'البورد',
  any: 'الكل',
  order: 'الترتيب',
  orders: { newest: 'الأحدث أولًا', oldest: 'الأقدم أولًا', largest: 'الأكبر أولًا', smallest: 'الأصغر أولًا', title: 'حسب العنوان' },
  clear: 'إزالة التصفية',
  found: entries,
  shown: (count) => `المعروض ${number(count)}`,
  outside: (count) => `لا شيء يطابق هذه التصفية. خارجها: ${entries(count)}.`,
  widen: (count) => (count === 1 ? 'اعرضه' : `اعرض الكل (${number(count)})`),
  entry: 'قيد في السجل',
  noEntry: 'لا يوجد قيد كهذا، أو أنه ليس متاحًا لك.',
  basis: 'الأساس',
  counts: 'الإجمالي',
  inTotal: 'محسوب في الإجمالي',
  provider: 'الجهة المقدِّمة',
  recorded: 'تاريخ التسجيل',
  reversedOn: 'أُلغي',
  takesBack: 'يلغي',
  toActivity: 'إلى النشاط',
  close: 'إغلاق',
};

export default arabic;
