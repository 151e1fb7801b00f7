<<<<<<<< HEAD:frontend/static/assets/Dialog-CyefPovp.js
import{dt as e,ft as t,mt as n,ut as r,x as i}from"./core-DF29psTG.js";function a({open:a,title:o,onClose:s,children:c}){let l=t(null),u=e();return r(()=>{let e=l.current;a&&e&&!e.open&&e.showModal(),!a&&e?.open&&e.close()},[a]),i(`dialog`,{ref:l,"aria-labelledby":u,onClose:s,children:a&&i(n,{children:[i(`h2`,{id:u,children:o}),c]})})}export{a as t};
========
import{dt as e,ft as t,mt as n,ut as r,x as i}from"./core-C32pNhRh.js";function a({open:a,title:o,onClose:s,children:c}){let l=t(null),u=e();return r(()=>{let e=l.current;a&&e&&!e.open&&e.showModal(),!a&&e?.open&&e.close()},[a]),i(`dialog`,{ref:l,"aria-labelledby":u,onClose:s,children:a&&i(n,{children:[i(`h2`,{id:u,children:o}),c]})})}export{a as t};
>>>>>>>> e505dd2 (docs: Record Lighthouse's scores; tests: sweep the page of progress.):frontend/static/assets/Dialog-CdpXQI5T.js
