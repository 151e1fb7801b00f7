<<<<<<<< HEAD:frontend/static/assets/Dialog-CnfqWM9o.js
import{dt as e,ft as t,mt as n,ut as r,x as i}from"./core-DNO9RB3m.js";function a({open:a,title:o,onClose:s,children:c}){let l=t(null),u=e();return r(()=>{let e=l.current;a&&e&&!e.open&&e.showModal(),!a&&e?.open&&e.close()},[a]),i(`dialog`,{ref:l,"aria-labelledby":u,onClose:s,children:a&&i(n,{children:[i(`h2`,{id:u,children:o}),c]})})}export{a as t};
========
import{dt as e,ft as t,mt as n,ut as r,x as i}from"./core-D0Vvn3av.js";function a({open:a,title:o,onClose:s,children:c}){let l=t(null),u=e();return r(()=>{let e=l.current;a&&e&&!e.open&&e.showModal(),!a&&e?.open&&e.close()},[a]),i(`dialog`,{ref:l,"aria-labelledby":u,onClose:s,children:a&&i(n,{children:[i(`h2`,{id:u,children:o}),c]})})}export{a as t};
>>>>>>>> b8bc530 (tests: Try every page by an act of its own, single sign-on and a reversal by clicks; dashboard: Strike out what is taken back.):frontend/static/assets/Dialog-CXQSb1f8.js
