<<<<<<< HEAD:frontend/static/assets/milestones-DXSptWmK.js
import{ot as e}from"./core-IMCZqVZV.js";import{R as t}from"./shared-BjlGMWC4.js";import{a as n,i as r,r as i}from"./milestones-CQr7605Z.js";import{t as a}from"./milestones-EVV5NuRs.js";var o=e(()=>i.value??[]),s=e(()=>o.value.filter(r)),c=e(()=>o.value.filter(e=>e.awardedOn===null).toSorted((e,t)=>Number(t.progress)-Number(e.progress))),l=e(()=>o.value.filter(e=>e.reversedOn!==null)),u=()=>t(a,{},({viewer:e})=>{e.learner&&n(e.learner.milestones)});export{u as i,s as n,l as r,c as t};
=======
<<<<<<<< HEAD:frontend/static/assets/milestones-BEBCUGMJ.js
import{ot as e}from"./core-CHSnFL-h.js";import{R as t}from"./shared-BGUwyLJH.js";import{a as n,i as r,r as i}from"./milestones-CKm7nv10.js";import{t as a}from"./milestones-CVZz_7E-.js";var o=e(()=>i.value??[]),s=e(()=>o.value.filter(r)),c=e(()=>o.value.filter(e=>e.awardedOn===null).toSorted((e,t)=>Number(t.progress)-Number(e.progress))),l=e(()=>o.value.filter(e=>e.reversedOn!==null)),u=()=>t(a,{},({viewer:e})=>{e.learner&&n(e.learner.milestones)});export{u as i,s as n,l as r,c as t};
========
import{ot as e}from"./core-CjtpFEF2.js";import{R as t}from"./shared-CzRoqDdN.js";import{a as n,i as r,r as i}from"./milestones-BC7d1eN6.js";import{t as a}from"./milestones-k6XF4DDT.js";var o=e(()=>i.value??[]),s=e(()=>o.value.filter(r)),c=e(()=>o.value.filter(e=>e.awardedOn===null).toSorted((e,t)=>Number(t.progress)-Number(e.progress))),l=e(()=>o.value.filter(e=>e.reversedOn!==null)),u=()=>t(a,{},({viewer:e})=>{e.learner&&n(e.learner.milestones)});export{u as i,s as n,l as r,c as t};
>>>>>>>> 952c74a (docs: Say how files are brought.):frontend/static/assets/milestones-BQ3diPjY.js
>>>>>>> 20468e9 (docs: Say how files are brought.):frontend/static/assets/milestones-BEBCUGMJ.js
