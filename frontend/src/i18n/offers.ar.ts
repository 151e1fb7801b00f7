import { plural } from './catalog';
import { number } from './format';
import type { Offers } from './offers';

const arabic: Offers = {
  lead: 'اختر ما تريد تعلّمه. تبيّن كل بطاقة ما يمكن أن يمنحه النشاط ومدته.',
  search: 'بحث',
  filters: 'التصفية',
  specialty: 'التخصص',
  format: 'الصيغة',
  type: 'نوع الساعات',
  board: 'البورد',
  language: 'اللغة',
  duration: 'المدة',
  any: 'الكل',
  durations: { '-30': 'حتى ٣٠ دقيقة', '30-60': 'من ٣٠ إلى ٦٠ دقيقة', '60-180': 'من ساعة إلى ٣ ساعات', '180-': 'أكثر من ٣ ساعات' },
  clear: 'إزالة التصفية',
  results: 'الأنشطة',
  found: (count) =>
    plural(count, {
      zero: 'لا أنشطة',
      one: 'نشاط واحد',
      two: 'نشاطان',
      few: `${number(count)} أنشطة`,
      other: `${number(count)} نشاطًا`,
    }),
  nothing: 'لا شيء يطابق هذه التصفية.',
  upTo: (amount, unit) => `حتى ${amount} ${unit}`,
  openUntil: (date) => `متاح حتى ${date}`,
};

export default arabic;
