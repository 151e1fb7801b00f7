<<<<<<<< HEAD:frontend/static/assets/milestones-B2pAGK1r.js
import{it as e}from"./core-DNO9RB3m.js";var t=e(` fragment MilestoneView on Milestone { id rule label condition image awardedOn reason reversedOn progress } `),n=e(`query Milestones { viewer { learner { id milestones { ...MilestoneView } } } }`,[t]);export{t as n,n as t};
========
import{it as e}from"./core-D0Vvn3av.js";var t=e(` fragment MilestoneView on Milestone { id rule label condition image awardedOn reason reversedOn progress } `),n=e(`query Milestones { viewer { learner { id milestones { ...MilestoneView } } } }`,[t]);export{t as n,n as t};
>>>>>>>> b8bc530 (tests: Try every page by an act of its own, single sign-on and a reversal by clicks; dashboard: Strike out what is taken back.):frontend/static/assets/milestones-CpyQA4Se.js
