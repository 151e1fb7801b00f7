import { plural } from './catalog';
import { number } from './format';
import type { StaffTasks } from './staffTasks';

const arabic: StaffTasks = {
  waiting: 'ما ينتظر',
  nothingWaits: 'لا شيء بانتظارك.',
  overdue: (count) =>
    plural(count, {
      one: 'واحد منذ يومين أو أكثر',
      two: 'اثنان منذ يومين أو أكثر',
      few: `${number(count)} منذ يومين أو أكثر`,
      many: `${number(count)} منذ يومين أو أكثر`,
      other: `${number(count)} منذ يومين أو أكثر`,
    }),
  further: (count) =>
    plural(count, { one: 'وواحد آخر', two: 'واثنان آخران', few: `و${number(count)} أخرى`, many: `و${number(count)} أخرى`, other: `و${number(count)} أخرى` }),
  since: (moment) => `منذ ${moment}`,
  until: (day) => `حتى ${day}`,
  tasks: {
    QUESTIONS: (count) =>
      plural(count, {
        one: 'سؤال واحد ينتظر الإجابة',
        two: 'سؤالان ينتظران الإجابة',
        few: `${number(count)} أسئلة تنتظر الإجابة`,
        many: `${number(count)} سؤالًا ينتظر الإجابة`,
        other: `${number(count)} سؤال ينتظر الإجابة`,
      }),
    FAILED_JOBS: (count) =>
      plural(count, {
        one: 'أخفقت مهمة واحدة',
        two: 'أخفقت مهمتان',
        few: `أخفقت ${number(count)} مهام`,
        many: `أخفقت ${number(count)} مهمة`,
        other: `أخفقت ${number(count)} مهمة`,
      }),
    SESSIONS_TODAY: (count) =>
      plural(count, {
        one: 'جلسة واحدة اليوم',
        two: 'جلستان اليوم',
        few: `${number(count)} جلسات اليوم`,
        many: `${number(count)} جلسة اليوم`,
        other: `${number(count)} جلسة اليوم`,
      }),
    READY_TO_CLAIM: (count) =>
      plural(count, {
        one: 'مشارك واحد استحق ساعات ولم يطالب بها',
        two: 'مشاركان استحقا ساعات ولم يطالبا بها',
        few: `${number(count)} مشاركين استحقوا ساعات ولم يطالبوا بها`,
        many: `${number(count)} مشاركًا استحقوا ساعات ولم يطالبوا بها`,
        other: `${number(count)} مشارك استحقوا ساعات ولم يطالبوا بها`,
      }),
    EXPIRING_ACTIVITIES: (count) =>
      plural(count, {
        one: 'نشاط واحد ينتهي خلال ٣٠ يومًا',
        two: 'نشاطان ينتهيان خلال ٣٠ يومًا',
        few: `${number(count)} أنشطة تنتهي خلال ٣٠ يومًا`,
        many: `${number(count)} نشاطًا ينتهي خلال ٣٠ يومًا`,
        other: `${number(count)} نشاط ينتهي خلال ٣٠ يومًا`,
      }),
    DRAFTS: (count) =>
      plural(count, {
        one: 'مسودة واحدة لم تُنشر',
        two: 'مسودتان لم تُنشرا',
        few: `${number(count)} مسودات لم تُنشر`,
        many: `${number(count)} مسودة لم تُنشر`,
        other: `${number(count)} مسودة لم تُنشر`,
      }),
    INVITATIONS: (count) =>
      plural(count, {
        one: 'دعوة واحدة لم تُقبل بعد',
        two: 'دعوتان لم تُقبلا بعد',
        few: `${number(count)} دعوات لم تُقبل بعد`,
        many: `${number(count)} دعوة لم تُقبل بعد`,
        other: `${number(count)} دعوة لم تُقبل بعد`,
      }),
    RUNNING_JOBS: (count) =>
      plural(count, {
        one: 'مهمة واحدة قيد التنفيذ',
        two: 'مهمتان قيد التنفيذ',
        few: `${number(count)} مهام قيد التنفيذ`,
        many: `${number(count)} مهمة قيد التنفيذ`,
        other: `${number(count)} مهمة قيد التنفيذ`,
      }),
  },
  jobs: { IMPORT_ATTENDANCE: 'الحضور من ملف', AWARD_CREDITS: 'منح لعدة مشاركين' },
};

export default arabic;
