import { plural } from './catalog';
import { number } from './format';
import type { ExpiringWords } from './expiring';

const arabic: ExpiringWords = {
  soon: (count, day) =>
    plural(count, {
      one: `قيد واحد لا يمكن استخدامه إلا حتى ${day}`,
      two: `قيدان ينتهي استخدامهما خلال ٩٠ يومًا، وأولهما بعد ${day}`,
      few: `${number(count)} قيود ينتهي استخدامها خلال ٩٠ يومًا، وأولها بعد ${day}`,
      many: `${number(count)} قيدًا ينتهي استخدامها خلال ٩٠ يومًا، وأولها بعد ${day}`,
      other: `${number(count)} قيد ينتهي استخدامها خلال ٩٠ يومًا، وأولها بعد ${day}`,
    }),
  nothing: 'لا شيء مما لديك ينتهي استخدامه خلال ٩٠ يومًا.',
};

export default arabic;
