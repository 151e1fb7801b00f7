import { plural } from './catalog';
import { number } from './format';
import type { People } from './people';

const arabic: People = {
  title: 'الأشخاص',
  lead: 'من يعمل هنا، وبأي دور، ومن دعوتَه.',
  invite: 'دعوة شخص',
  inviteLead: 'نرسل رابطًا بالبريد يعمل مرة واحدة خلال ٧ أيام.',
  role: 'الدور',
  roleHints: {
    LEARNER: 'يكتسب الساعات ويرى ما يخصه.',
    STAFF: 'يقدّم أنشطة الجهة ويتابع المشاركين فيها.',
    AUDITOR: 'يطّلع على كل شيء ولا يغيّر شيئًا.',
    ADMINISTRATOR: 'يدير النظام كله.',
  },
  provider: 'الجهة المقدِّمة',
  send: 'إرسال الدعوة',
  sent: (email) => `الدعوة في طريقها إلى ${email}.`,
  invitations: 'الدعوات',
  noInvitations: 'لم يُدعَ أحد بعد.',
  states: { OPEN: 'مفتوحة', ACCEPTED: 'مقبولة', WITHDRAWN: 'مسحوبة', EXPIRED: 'منتهية', OTHER: 'مغلقة' },
  by: (name) => `من ${name}`,
  until: (day) => `حتى ${day}`,
  withdraw: 'سحب الدعوة',
  withdrawn: 'سُحبت الدعوة: لم يعد الرابط يعمل.',
  search: 'الاسم أو البريد الإلكتروني',
  anyRole: 'كل الأدوار',
  find: 'بحث',
  count: (count) =>
    plural(count, {
      zero: 'لا أحد',
      one: 'شخص واحد',
      two: 'شخصان',
      few: `${number(count)} أشخاص`,
      other: `${number(count)} شخصًا`,
    }),
  nobody: 'لا أحد يطابق هذا البحث.',
  lastSeen: (day) => `آخر ظهور ${day}`,
  neverSeen: 'لم يسجّل الدخول بعد',
  change: 'تغيير الأدوار',
  ofPerson: (name) => `(${name})`,
  rolesOf: (name) => `أدوار ${name}`,
  rolesLead: 'يسري التغيير فورًا، في كل صفحة مفتوحة لدى هذا الشخص.',
  worksFor: 'يعمل لدى',
  save: 'حفظ الأدوار',
  cancel: 'إلغاء',
  saved: (name) => `حُفظت أدوار ${name}.`,
};

export default arabic;
