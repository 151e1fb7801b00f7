<<<<<<<< HEAD:frontend/static/assets/lazily-BvbJG76_.js
import{Q as e,Y as t,lt as n,o as r,s as i,x as a}from"./core-DF29psTG.js";function o(o){let s=n(),c=n(!1),l=!1,u=()=>{l=!0,c.value=!1,o().then(e=>t().then(()=>s.value={Component:e})).catch(()=>c.value=!0)};return function(t){if(s.value){let{Component:e}=s.value;return a(e,{...t})}return c.value?a(r,{failure:new e(`OFFLINE`,``),retry:u}):(l||u(),a(i,{rows:6}))}}export{o as t};
========
import{Q as e,Y as t,lt as n,o as r,s as i,x as a}from"./core-C32pNhRh.js";function o(o){let s=n(),c=n(!1),l=!1,u=()=>{l=!0,c.value=!1,o().then(e=>t().then(()=>s.value={Component:e})).catch(()=>c.value=!0)};return function(t){if(s.value){let{Component:e}=s.value;return a(e,{...t})}return c.value?a(r,{failure:new e(`OFFLINE`,``),retry:u}):(l||u(),a(i,{rows:6}))}}export{o as t};
>>>>>>>> e505dd2 (docs: Record Lighthouse's scores; tests: sweep the page of progress.):frontend/static/assets/lazily-_YZq06Ab.js
