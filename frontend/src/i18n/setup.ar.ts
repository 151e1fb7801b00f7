import type { Setup } from './setup';

const arabic: Setup = {
  title: 'الخطوات الأولى',
  lead: 'ما يحتاجه هذا النظام قبل أول ساعة معتمدة حقيقية. حال كل خطوة مأخوذ من الواقع.',
  done: 'تمت',
  open: 'لم تتم بعد',
  validUntil: (day) => `صالح حتى ${day}`,
  steps: {
    PROVIDER: { name: 'الجهة المقدِّمة', lead: 'أضف المؤسسة التي تمنح الخدمة ساعاتها.' },
    ACCREDITATION: { name: 'الاعتماد', lead: 'حدّد أن الجهة معتمدة، أو اكتب البيان الذي تطبعه شهاداتها.' },
    SEAL: { name: 'الختم', lead: 'أضف ختم الجهة الخاص بها. حتى ذلك الحين تحمل الشهادات ختمًا مرسومًا باسمها.' },
    SIGNING: { name: 'مفتاح التوقيع', lead: 'اضبط SIGNING_KEY وSIGNING_CERTIFICATES على مفتاح يخصك ثم أعد التشغيل. حتى ذلك الحين توقّع هيئة تجريبية.' },
    MAIL: { name: 'البريد', lead: 'اضبط SMTP_URL وMAIL_FROM ثم أعد التشغيل. حتى ذلك الحين تُعرض الرموز والروابط بالأمر medmatrix mail.' },
    ACTIVITY: { name: 'أول نشاط', lead: 'اكتب نشاطًا للجهة وانشره.' },
  },
  go: { PROVIDER: 'إضافة جهة', ACCREDITATION: 'تعديل الجهة', SEAL: 'اختيار صورة', ACTIVITY: 'إلى الأنشطة' },
  sendTest: 'أرسل إليّ رسالة تجريبية',
  taken: (address) => `تسلّم خادم البريد رسالة إلى ${address}.`,
  refused: 'لم تُرسل الرسالة:',
};

export default arabic;
