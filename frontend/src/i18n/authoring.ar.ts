import { plural } from './catalog';
import { number } from './format';
import type { Authoring } from './authoring';

const arabic: Authoring = {
  title: 'الأنشطة',
  lead: 'كل ما تقدّمه جهتك، وما قدّمته سابقًا، وما لم يكتمل بعد.',
  filters: 'عوامل التصفية',
  search: 'العنوان أو الوصف',
  status: 'الحالة',
  any: 'الكل',
  statuses: { DRAFT: 'مسودة', PUBLISHED: 'منشور', RETIRED: 'مسحوب', OTHER: 'غير ذلك' },
  waits: 'مسودة تنتظر النشر',
  found: (count) =>
    plural(count, {
      zero: 'لا توجد أنشطة',
      one: 'نشاط واحد',
      two: 'نشاطان',
      few: `${number(count)} أنشطة`,
      many: `${number(count)} نشاطًا`,
      other: `${number(count)} نشاط`,
    }),
  nothing: 'لا يوجد نشاط مطابق.',
  noProvider: 'لم تُضَف بعد إلى أي جهة مقدِّمة.',
  version: (version) => `الإصدار ${version} معروض الآن`,
  neverOffered: 'لم يُعرض بعد',
  draft: (version) => `الإصدار ${version} مسودة تنتظر النشر`,
  saved: (day) => `حُفظ في ${day}`,
  open: (from, to) => `متاح من ${from} إلى ${to}`,
  openFrom: (from) => `متاح من ${from}`,
  participants: (count) =>
    plural(count, {
      zero: 'لا مشاركين',
      one: 'مشارك واحد',
      two: 'مشاركان',
      few: `${number(count)} مشاركين`,
      many: `${number(count)} مشاركًا`,
      other: `${number(count)} مشارك`,
    }),
  look: 'عرضه في قائمة الأنشطة',
  publish: 'نشر المسودة',
  retire: 'سحب النشاط',
  restore: 'عرضه من جديد',
  duplicate: 'إنشاء نسخة',
  discard: 'حذف المسودة',
  ofTitle: (title) => `: ${title}`,
  retireTitle: 'هل تريد سحب هذا النشاط من القائمة؟',
  retireText: 'لن يستطيع أحد التسجيل فيه بعد الآن. يمكن للمسجّلين إكماله، ولا يتغيّر ما اكتُسب من قبل.',
  discardTitle: 'هل تريد حذف هذه المسودة؟',
  discardText: 'لا يمكن التراجع عن ذلك. يبقى الإصدار المعروض كما هو، أما النشاط الذي لم يُعرض قط فيُحذف كله.',
  duplicateTitle: 'إنشاء نسخة من هذا النشاط',
  code: 'رمز النسخة',
  codeHint: 'يميّز النشاط داخل جهتك، ولا يظهر للمتعلمين.',
  copyTitle: 'عنوان النسخة',
  keep: 'الإبقاء عليه',
  published: (title) => `نُشر «${title}».`,
  retired: (title) => `سُحب «${title}».`,
  restored: (title) => `عاد «${title}» إلى القائمة.`,
  duplicated: (title) => `أُضيف «${title}» إلى القائمة مسودةً.`,
  discarded: (title) => `حُذفت مسودة «${title}».`,
  undo: 'تراجع',
};

export default arabic;
