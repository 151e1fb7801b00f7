import type { Menu } from './menu';

const arabic: Menu = {
  menu: 'القائمة',
  overview: 'نظرة عامة',
  credits: 'الساعات',
  goals: 'الأهداف',
  help: 'المساعدة',
  staff: 'فريق العمل',
  signOut: 'تسجيل الخروج',
};

export default arabic;
