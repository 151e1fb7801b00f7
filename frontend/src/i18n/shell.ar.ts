import { plural } from './catalog';
import { number } from './format';
import type { Shell } from './shell';

const arabic: Shell = {
  product: 'ساعات ميدماتريكس',
  skip: 'انتقل إلى المحتوى',
  navigation: 'الرئيسية',
  catalogue: 'الأنشطة',
  certificates: 'الشهادات',
  profile: 'الملف الشخصي',
  otherLanguage: 'English',
  loading: 'جارٍ التحميل',
  demonstration: 'نسخة تجريبية: الجهة المقدِّمة وهمية، وما يُكتسب هنا ليس رصيدًا حقيقيًا.',
  help: 'لديك سؤال؟ راسلنا على',
  helpHere: 'مساعدة في هذه الصفحة',
  version: (version) => `الإصدار ${version}`,
  failed: 'تعذّر التحميل',
  offline: 'تعذّر الوصول إلى الخادم. تحقّق من اتصالك.',
  retry: 'أعد المحاولة',
  signIn: 'تسجيل الدخول',
  signInLead: 'اكتسب ساعاتك المعتمدة، وتابع نموّها، وأثبتها لأي جهة.',
  email: 'البريد الإلكتروني',
  password: 'كلمة المرور',
  showPassword: 'إظهار كلمة المرور',
  newHere: 'مستخدم جديد؟',
  createAccount: 'إنشاء حساب',
  forgotten: 'نسيت كلمة المرور؟',
  wrongPassword: 'البريد الإلكتروني أو كلمة المرور غير صحيحة.',
  ended: 'انتهت جلستك. سجّل الدخول من جديد.',
  required: 'يُرجى ملء هذا الحقل.',
  correctThis: 'يُرجى تصحيح الحقول المشار إليها.',
  wait: (seconds) =>
    `محاولات كثيرة. انتظر ${plural(seconds, {
      one: 'ثانية واحدة',
      two: 'ثانيتين',
      few: `${number(seconds)} ثوانٍ`,
      other: `${number(seconds)} ثانية`,
    })} ثم أعد المحاولة.`,
  refusals: {
    NOT_FOUND: 'غير موجود، أو ليس متاحًا لك.',
    FORBIDDEN: 'هذا غير متاح لحسابك.',
    UNAUTHENTICATED: 'سجّل الدخول أولًا.',
    CONFLICT: 'تغيّر شيء في هذه الأثناء. تحقّق ثم أعد المحاولة.',
    NOTHING_TO_CLAIM: 'لا يوجد رصيد مستحق الآن.',
    NO_ATTEMPTS_LEFT: 'استُنفدت كل المحاولات المسموح بها.',
    NOT_ELIGIBLE: 'لا يمنح هذا النشاط ما يمكن لمهنتك المطالبة به.',
    ACTIVITY_EXPIRED: 'هذا النشاط غير متاح الآن.',
    GLYPH_MISSING: 'لا تستطيع خطوط الشهادة طباعة كل حروف هذا الاسم. اكتبه بأبجدية أخرى.',
    CODE_EXPIRED: 'هذا الرمز أو الرابط غير معروف أو مستخدم أو قديم. اطلب واحدًا جديدًا.',
    OFFLINE: 'تعذّر الوصول إلى الخادم. لم يُفقد شيء: أعد المحاولة.',
    PERSISTED_DOCUMENT_NOT_FOUND: 'هذه الصفحة من نسخة سابقة. أعد تحميلها.',
    INTERNAL: 'حدث خطأ في الخادم. أعد المحاولة، وإن استمر فأخبر الدعم.',
  },
};

export default arabic;
