<<<<<<<< HEAD:frontend/static/assets/Dialog-BEBiz7A5.js
import{dt as e,ft as t,mt as n,ut as r,x as i}from"./core-eIqXNYaU.js";function a({open:a,title:o,onClose:s,children:c}){let l=t(null),u=e();return r(()=>{let e=l.current;a&&e&&!e.open&&e.showModal(),!a&&e?.open&&e.close()},[a]),i(`dialog`,{ref:l,"aria-labelledby":u,onClose:s,children:a&&i(n,{children:[i(`h2`,{id:u,children:o}),c]})})}export{a as t};
========
import{dt as e,ft as t,mt as n,ut as r,x as i}from"./core-B6xqxKB8.js";function a({open:a,title:o,onClose:s,children:c}){let l=t(null),u=e();return r(()=>{let e=l.current;a&&e&&!e.open&&e.showModal(),!a&&e?.open&&e.close()},[a]),i(`dialog`,{ref:l,"aria-labelledby":u,onClose:s,children:a&&i(n,{children:[i(`h2`,{id:u,children:o}),c]})})}export{a as t};
>>>>>>>> b1807f0 (dashboard: Fetch what lies below the first look as one; record how totals and goals count.):frontend/static/assets/Dialog-BCKCrOg9.js
