<<<<<<<< HEAD:frontend/static/assets/milestones-CVZz_7E-.js
import{it as e}from"./core-CHSnFL-h.js";var t=e(` fragment MilestoneView on Milestone { id rule label condition image awardedOn reason reversedOn progress } `),n=e(`query Milestones { viewer { learner { id milestones { ...MilestoneView } } } }`,[t]);export{t as n,n as t};
========
import{it as e}from"./core-CjtpFEF2.js";var t=e(` fragment MilestoneView on Milestone { id rule label condition image awardedOn reason reversedOn progress } `),n=e(`query Milestones { viewer { learner { id milestones { ...MilestoneView } } } }`,[t]);export{t as n,n as t};
>>>>>>>> 952c74a (docs: Say how files are brought.):frontend/static/assets/milestones-k6XF4DDT.js
