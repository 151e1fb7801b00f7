import type { Staff } from './staff';

const arabic: Staff = {
  title: 'فريق العمل',
  overview: 'نظرة عامة',
  lead: 'ما تتولّى إدارته، وما ينتظر إجراءً منك.',
  provider: 'الجهة المقدِّمة',
  noProvider: 'لم تُضَف بعد إلى أي جهة مقدِّمة. يستطيع مدير النظام دعوتك.',
  menu: {
    activities: { name: 'الأنشطة', lead: 'اكتب ما تقدّمه جهتك وانشره واسحبه.' },
    help: { name: 'الأسئلة', lead: 'أجب عما سأله المتعلمون، والأطول انتظارًا أولًا.' },
  },
};

export default arabic;
