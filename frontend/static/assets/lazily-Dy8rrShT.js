<<<<<<<< HEAD:frontend/static/assets/lazily-BTfvB3Fw.js
import{Q as e,Y as t,lt as n,o as r,s as i,x as a}from"./core-eIqXNYaU.js";function o(o){let s=n(),c=n(!1),l=!1,u=()=>{l=!0,c.value=!1,o().then(e=>t().then(()=>s.value={Component:e})).catch(()=>c.value=!0)};return function(t){if(s.value){let{Component:e}=s.value;return a(e,{...t})}return c.value?a(r,{failure:new e(`OFFLINE`,``),retry:u}):(l||u(),a(i,{rows:6}))}}export{o as t};
========
import{Q as e,Y as t,lt as n,o as r,s as i,x as a}from"./core-B6xqxKB8.js";function o(o){let s=n(),c=n(!1),l=!1,u=()=>{l=!0,c.value=!1,o().then(e=>t().then(()=>s.value={Component:e})).catch(()=>c.value=!0)};return function(t){if(s.value){let{Component:e}=s.value;return a(e,{...t})}return c.value?a(r,{failure:new e(`OFFLINE`,``),retry:u}):(l||u(),a(i,{rows:6}))}}export{o as t};
>>>>>>>> b1807f0 (dashboard: Fetch what lies below the first look as one; record how totals and goals count.):frontend/static/assets/lazily-Dy8rrShT.js
