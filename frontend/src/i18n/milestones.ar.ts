import type { MilestoneWords } from './milestones';

const arabic: MilestoneWords = {
  title: 'الإنجازات',
  lead: 'يُمنح كل إنجاز مع الرصيد الذي يُكمله، ويُؤرَّخ بيوم اكتسابه.',
  reached: 'ما تحقق',
  ahead: 'التالي',
  takenBack: 'ما سُحب',
  none: 'لا إنجازات بعد. أول رصيد يأتي بأول إنجاز.',
  all: 'كل الإنجازات',
  isNew: 'جديد',
  isNext: 'التالي',
  awarded: (date) => `تحقق في ${date}`,
  reversed: (date) => `سُحب في ${date} لأن رصيدًا بُني عليه قد عُكس. يُمنح من جديد متى اكتُسب من جديد.`,
  progressOf: (label) => `التقدم نحو: ${label}`,
  announced: (labels) => `${labels.length === 1 ? 'تحقق إنجاز' : 'تحققت إنجازات'}: ${labels.join('، ')}`,
};

export default arabic;
