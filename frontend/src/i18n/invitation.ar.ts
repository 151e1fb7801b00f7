import type { Invitation } from './invitation';

const arabic: Invitation = {
  roles: { LEARNER: 'متعلّم', STAFF: 'عضو فريق', AUDITOR: 'مدقّق', ADMINISTRATOR: 'مدير النظام', OTHER: 'شريك' },
  staffOf: (provider) => `فريق ${provider}`,
  acceptTitle: 'دعوتك',
  offered: (inviter, service) => `دعوة من ${inviter} إلى ${service}.`,
  offeredBy: 'مشغّل الخدمة',
  asRole: 'دورك',
  forAddress: 'إلى',
  validUntil: 'صالحة حتى',
  signedInAs: 'مسجّل الدخول باسم',
  accept: 'قبول الدعوة',
  open: 'إنشاء الحساب',
  signInFirst: 'لهذا العنوان حساب: سجّل الدخول ثم اقبل الدعوة.',
  wrongAccount: (email) => `أنت مسجّل الدخول بحساب آخر. سجّل الخروج ثم افتح الرابط من جديد بصفة ${email}.`,
  void: 'هذه الدعوة غير معروفة أو مستخدمة أو مسحوبة أو قديمة. اطلب دعوة أخرى ممن دعاك.',
};

export default arabic;
