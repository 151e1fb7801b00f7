import { plural } from './catalog';
import { number } from './format';
import type { Frame } from './frame';

const arabic: Frame = {
  menu: 'القائمة',
  overview: 'نظرة عامة',
  credits: 'الساعات',
  goals: 'الأهداف',
  help: 'المساعدة',
  staff: 'فريق العمل',
  signOut: 'تسجيل الخروج',
  offline: 'أنت غير متصل بالإنترنت.',
  interrupted: 'انقطع الاتصال.',
  behind: 'قد يكون المعروض غير محدَّث، وسيُحدَّث تلقائيًا عند عودة الاتصال.',
  kept: (count) =>
    plural(count, {
      one: 'خطوة واحدة محفوظة على هذا الجهاز وستُرسل عندئذٍ.',
      two: 'خطوتان محفوظتان على هذا الجهاز وستُرسلان عندئذٍ.',
      few: `${number(count)} خطوات محفوظة على هذا الجهاز وستُرسل عندئذٍ.`,
      other: `${number(count)} خطوة محفوظة على هذا الجهاز وستُرسل عندئذٍ.`,
    }),
  outdated: 'صدرت نسخة أحدث من هذه الصفحة. أكمل ما تكتبه ثم حمّلها.',
  renew: 'حمّلها الآن',
  back: 'عاد الاتصال، والمعروض محدَّث الآن.',
};

export default arabic;
