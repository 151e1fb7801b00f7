import type { Looks } from './looks';

const arabic: Looks = {
  title: 'من اطّلع على سجلك',
  lead: 'يرى فريق كل جهة ما اكتسبته معها، ويرى المدققون والمديرون السجل كله. وكل اطّلاع مدوَّن هنا.',
  none: 'لم يطّلع عليه أحد غيرك.',
  looked: (who) => `اطّلع ${who}`,
  aSystem: 'نظام',
};

export default arabic;
