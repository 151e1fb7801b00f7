<<<<<<<< HEAD:frontend/static/assets/goals-CtSNUIe0.js
import{lt as e,ot as t}from"./core-eIqXNYaU.js";var n=e(),r=t(()=>n.value&&[...n.value.values()].toSorted((e,t)=>e.by.localeCompare(t.by))),i=t(()=>r.value?.filter(({metOn:e,celebrated:t,archivedAt:n})=>e!==null&&!t&&n===null)??[]);function a(e){n.value=new Map([...n.peek()??[],...e.map(e=>[e.id,e])])}function o(){n.value=void 0}export{i,r as n,a as r,o as t};
========
import{lt as e,ot as t}from"./core-B6xqxKB8.js";var n=e(),r=t(()=>n.value&&[...n.value.values()].toSorted((e,t)=>e.by.localeCompare(t.by))),i=t(()=>r.value?.filter(({metOn:e,celebrated:t,archivedAt:n})=>e!==null&&!t&&n===null)??[]);function a(e){n.value=new Map([...n.peek()??[],...e.map(e=>[e.id,e])])}function o(){n.value=void 0}export{i,r as n,a as r,o as t};
>>>>>>>> b1807f0 (dashboard: Fetch what lies below the first look as one; record how totals and goals count.):frontend/static/assets/goals-CTEH5iOb.js
