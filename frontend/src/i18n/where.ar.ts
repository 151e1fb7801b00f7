import { plural } from './catalog';
import { number } from './format';
import type { Where } from './where';

const arabic: Where = {
  lead: 'كل نشاط لم يُصرف رصيده كاملًا: ما الذي ينقص، ومنذ متى، ودور مَن الآن.',
  waiting: (count) =>
    plural(count, {
      zero: 'لا نشاط ينتظر رصيده.',
      one: 'نشاط واحد لم يُصرف رصيده كاملًا.',
      two: 'نشاطان لم يُصرف رصيدهما كاملًا.',
      few: `${number(count)} أنشطة لم يُصرف رصيدها كاملًا.`,
      many: `${number(count)} نشاطًا لم يُصرف رصيدها كاملًا.`,
      other: `${number(count)} نشاط لم يُصرف رصيدها كاملًا.`,
    }),
  nothing: 'لا شيء ينقص: صُرف رصيد كل نشاط تشارك فيه كاملًا.',
  due: 'المطالبة الآن تمنحك',
  missing: 'ما الذي ينقص',
  met: (count) =>
    plural(count, {
      zero: 'لا شرط مستوفى',
      one: 'شرط واحد مستوفى',
      two: 'شرطان مستوفيان',
      few: `${number(count)} شروط مستوفاة`,
      many: `${number(count)} شرطًا مستوفى`,
      other: `${number(count)} شرط مستوفى`,
    }),
  since: (day) => `منذ ${day}`,
  closed: 'أُغلق هذا النشاط. ما اكتُسب باقٍ، ولا يمكن اكتساب المزيد منه.',
};

export default arabic;
