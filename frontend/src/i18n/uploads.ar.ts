import type { Uploads } from './uploads';

const arabic: Uploads = {
  choose: 'اختر ملفًا أو أفلته هنا',
  replace: 'اختر ملفًا آخر ليحلّ محلّه',
  takes: { video: 'بصيغة WebM أو MP4.', picture: 'بصيغة PNG أو JPEG أو WebP.', captions: 'بصيغة WebVTT (‎.vtt).' },
  size: (mebibytes) => `${mebibytes} ميبيبايت`,
  sending: (name) => `جارٍ إرسال ${name}`,
  pause: 'إيقاف مؤقت',
  goOn: 'متابعة',
  cancel: 'إلغاء',
  offline: 'لا اتصال. يُستأنف الإرسال من حيث توقف حالما يعود الاتصال.',
  wrongType: (name, takes) => `لا يمكن قبول «${name}» هنا. ${takes}`,
  tooLarge: (mebibytes) => `هذا الملف أكبر من المسموح: ${mebibytes} ميبيبايت على الأكثر.`,
  rules: {
    empty: 'هذا الملف فارغ.',
    'not-a-picture': 'تعذّرت قراءة هذا الملف بوصفه صورة.',
    measures: 'طول الضلع الأكبر للختم من ٢٠٠ إلى ٦٬٠٠٠ بكسل، ولا يزيد على ثلاثة أمثال الضلع الآخر.',
  },
  outcomes: {
    'signed-out': 'انتهت جلستك.',
    'other-inside': 'محتوى هذا الملف ليس ما يقوله اسمه، فلم يُقبل.',
    gone: 'انتهى هذا الرفع. اختر الملف من جديد.',
  },
};

export default arabic;
