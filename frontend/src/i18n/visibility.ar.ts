import type { VisibilityWords } from './visibility';

const arabic: VisibilityWords = {
  title: 'ما يراه الآخرون',
  lead: 'يمكن لكل من لديه الرقم التحقق من الشهادة، وأنت تقرر ما يُعرض عليه.',
  visible: 'يمكن التحقق منها',
  visibleHint: 'عند إخفائها يُجاب عن رقمها كأنه لم يصدر قط، حتى عبر رمز QR المطبوع.',
  nameVisible: 'يظهر اسمك',
  nameVisibleHint: 'عند إخفائه يظهر كل ما عداه، ويمكن لمن يعرف الاسم أن يطلب مقارنته.',
  hidden: 'مخفية',
  nameHidden: 'الاسم مخفي',
  saved: 'حُفظ، ويسري من الآن.',
  traces: 'من تحقق منها',
  noTraces: 'لم يتحقق منها أحد بعد.',
  channels: {
    PAGE: 'برقمها في صفحة التحقق',
    API: 'برقمها من نظام آخر',
    FILE: 'بالملف نفسه',
    LIST: 'ضمن قائمة مع إيصال',
  },
  unknownVerifier: 'دون تسجيل دخول',
};

export default arabic;
