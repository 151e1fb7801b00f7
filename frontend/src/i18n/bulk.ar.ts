import type { Bulk } from './bulk';
import { plural } from './catalog';
import { number } from './format';

const arabic: Bulk = {
  working: 'جارٍ التنفيذ',
  doneOf: (done, total) => `${done} من ${total}`,
  stopped: 'أُوقف قبل أن يكتمل.',
  row: 'السطر',
  column: 'العمود',
  what: 'الخطأ',
  notTaken: (count) =>
    plural(count, {
      one: 'لم يُؤخذ سطر واحد',
      two: 'لم يُؤخذ سطران',
      few: `لم تُؤخذ ${number(count)} أسطر`,
      many: `لم يُؤخذ ${number(count)} سطرًا`,
      other: `لم يُؤخذ ${number(count)} سطر`,
    }),
  downloadErrors: 'تنزيل القائمة',
  codes: {
    unknown: 'لم يُثبت أحد ملكية هذا العنوان.',
    not_enrolled: 'لا يشارك في النشاط.',
    outside: 'الأوقات خارج الجلسة.',
    email_missing: 'لا يوجد بريد إلكتروني.',
    backward: 'ينتهي قبل أن يبدأ.',
    too_long: 'يدوم أكثر من يوم.',
    no_table: 'لم يُعثر على جدول فيه البريد الإلكتروني ووقت الانضمام ووقت المغادرة.',
  },
  attendanceLead: 'أدخِل الحضور كما كتبه Zoom أو Teams أو جدول بيانات.',
  noSessions: 'لا جلسات في هذا النشاط.',
  session: 'الجلسة',
  file: 'الملف',
  fileHint: 'ملف CSV فيه البريد الإلكتروني ووقت الانضمام ووقت المغادرة. تُضمّ أسطر الشخص الواحد معًا.',
  enroll: 'سجّل من لديهم حساب ولا يشاركون بعد',
  preview: 'معاينة',
  tooLarge: 'الملف أكبر من أن يُرسل دفعة واحدة. قسّمه إلى ملفين.',
  wouldChange: 'ما الذي سيتغيّر',
  changed: 'ما الذي تغيّر',
  bringIn: 'إدخال الحضور',
  nothingToDo: 'لا شيء لإدخاله.',
  nobodyInFile: 'لا يذكر الملف أحدًا.',
  outcome: 'معناه',
  minutes: 'الدقائق',
  fromTo: (before, after) => `${before} ← ${after}`,
  outcomes: {
    ADDS: 'يضيف وقتًا',
    ENROLLS: 'يُسجَّل ويُضاف وقته',
    UNCHANGED: 'مسجَّل من قبل',
    OUTSIDE: 'خارج الجلسة',
    NOT_ENROLLED: 'لا يشارك',
    UNKNOWN: 'عنوان غير معروف',
    OTHER: 'آخر',
  },
  awardLead: 'اطّلع على من يستحق وماذا يستحق الآن، وعلى ما يحول دون الآخرين، ثم امنح الساعات.',
  previewAwards: 'من يستحق وماذا؟',
  wouldAward: 'ما سيُمنح',
  awarded: 'ما مُنح',
  due: 'له مستحق',
  notDue: 'لا مستحق له',
  credit: 'الساعات',
  reasonHint: 'يُحفظ في سجل التدقيق.',
  award: (count) =>
    plural(count, {
      one: 'المنح لمشارك واحد',
      two: 'المنح لمشاركَين',
      few: `المنح لـ ${number(count)} مشاركين`,
      many: `المنح لـ ${number(count)} مشاركًا`,
      other: `المنح لـ ${number(count)} مشارك`,
    }),
};

export default arabic;
