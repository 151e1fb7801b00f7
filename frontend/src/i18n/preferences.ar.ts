import type { PreferenceWords } from './preferences';

const arabic: PreferenceWords = {
  title: 'على هذا الجهاز',
  lead: 'تُحفظ في هذا المتصفح، ولكل جهاز إعداداته.',
  theme: 'الألوان',
  themes: { system: 'كما في النظام', light: 'فاتحة', dark: 'داكنة' },
  calendar: 'عرض التاريخ الهجري إلى جانب الميلادي',
  calendarHint: (example) => `تقويم أم القرى. اليوم: ${example}`,
  motion: 'بلا حركة في الصفحة',
};

export default arabic;
