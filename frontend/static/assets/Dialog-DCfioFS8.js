<<<<<<<< HEAD:frontend/static/assets/Dialog-D_x-EbOV.js
import{dt as e,ft as t,mt as n,ut as r,x as i}from"./core-CHSnFL-h.js";function a({open:a,title:o,onClose:s,children:c}){let l=t(null),u=e();return r(()=>{let e=l.current;a&&e&&!e.open&&e.showModal(),!a&&e?.open&&e.close()},[a]),i(`dialog`,{ref:l,"aria-labelledby":u,onClose:s,children:a&&i(n,{children:[i(`h2`,{id:u,children:o}),c]})})}export{a as t};
========
import{dt as e,ft as t,mt as n,ut as r,x as i}from"./core-CjtpFEF2.js";function a({open:a,title:o,onClose:s,children:c}){let l=t(null),u=e();return r(()=>{let e=l.current;a&&e&&!e.open&&e.showModal(),!a&&e?.open&&e.close()},[a]),i(`dialog`,{ref:l,"aria-labelledby":u,onClose:s,children:a&&i(n,{children:[i(`h2`,{id:u,children:o}),c]})})}export{a as t};
>>>>>>>> 952c74a (docs: Say how files are brought.):frontend/static/assets/Dialog-DCfioFS8.js
