import type { Organizations } from './organizations';

const arabic: Organizations = {
  title: 'المؤسسات',
  lead: 'الجهات المقدِّمة وجهات العمل والهيئات والأنظمة التي تعرفها هذه الخدمة.',
  kinds: { PROVIDER: 'جهة مقدِّمة', EMPLOYER: 'جهة عمل', BOARD: 'هيئة', LMS: 'نظام تعلّم', OTHER: 'مؤسسة' },
  accredited: 'معتمدة من ACCME',
  none: 'لا مؤسسات بعد. ابدأ بالجهة التي تمنح الخدمة ساعاتها.',
  make: 'إضافة مؤسسة',
  kind: 'صفتها',
  name: 'الاسم',
  nameHint: 'كما تطبعه الشهادات.',
  code: 'الرمز',
  codeHint: 'يدل عليها في الملفات والأوامر: حروف لاتينية صغيرة وأرقام وشرطات. لا يتغيّر أبدًا.',
  add: 'إضافة',
  added: (name) => `أُضيفت ${name}.`,
  change: 'تعديل',
  ofOrganization: (name) => name,
  statement: 'بيان الاعتماد',
  statementHint: 'يُطبع على كل شهادة تصدر من الآن. اتركه فارغًا لطباعة بيان ACCME المعتاد.',
  standard: 'البيان المعتاد',
  seal: 'الختم',
  sealOf: (name) => `ختم ${name}`,
  drawn: 'تحمل الشهادات ختمًا مرسومًا بالاسم.',
  picture: 'صورة خاصة',
  sealHint: 'طول ضلعها الأكبر ٢٠٠ بكسل أو أكثر. ما صدر من شهادات يبقى على الختم الذي صدر به.',
  sealChanged: 'تغيّر الختم، وتحمله الشهادات التي تصدر من الآن.',
  drawAgain: 'العودة إلى الختم المرسوم بالاسم',
  save: 'حفظ',
  cancel: 'إلغاء',
  saved: (name) => `حُفظت بيانات ${name}. ما صدر من شهادات يبقى كما هو.`,
};

export default arabic;
