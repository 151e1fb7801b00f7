<<<<<<<< HEAD:frontend/static/assets/lazily-C1tfp-o5.js
import{Q as e,Y as t,lt as n,o as r,s as i,x as a}from"./core-CHSnFL-h.js";function o(o){let s=n(),c=n(!1),l=!1,u=()=>{l=!0,c.value=!1,o().then(e=>t().then(()=>s.value={Component:e})).catch(()=>c.value=!0)};return function(t){if(s.value){let{Component:e}=s.value;return a(e,{...t})}return c.value?a(r,{failure:new e(`OFFLINE`,``),retry:u}):(l||u(),a(i,{rows:6}))}}export{o as t};
========
import{Q as e,Y as t,lt as n,o as r,s as i,x as a}from"./core-CjtpFEF2.js";function o(o){let s=n(),c=n(!1),l=!1,u=()=>{l=!0,c.value=!1,o().then(e=>t().then(()=>s.value={Component:e})).catch(()=>c.value=!0)};return function(t){if(s.value){let{Component:e}=s.value;return a(e,{...t})}return c.value?a(r,{failure:new e(`OFFLINE`,``),retry:u}):(l||u(),a(i,{rows:6}))}}export{o as t};
>>>>>>>> 952c74a (docs: Say how files are brought.):frontend/static/assets/lazily-DVmL3Qkj.js
