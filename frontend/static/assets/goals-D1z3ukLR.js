<<<<<<<< HEAD:frontend/static/assets/goals-BO8kRn4l.js
import{lt as e,ot as t}from"./core-CHSnFL-h.js";var n=e(),r=t(()=>n.value&&[...n.value.values()].toSorted((e,t)=>e.by.localeCompare(t.by))),i=t(()=>r.value?.filter(({metOn:e,celebrated:t,archivedAt:n})=>e!==null&&!t&&n===null)??[]);function a(e){n.value=new Map([...n.peek()??[],...e.map(e=>[e.id,e])])}function o(){n.value=void 0}export{i,r as n,a as r,o as t};
========
import{lt as e,ot as t}from"./core-CjtpFEF2.js";var n=e(),r=t(()=>n.value&&[...n.value.values()].toSorted((e,t)=>e.by.localeCompare(t.by))),i=t(()=>r.value?.filter(({metOn:e,celebrated:t,archivedAt:n})=>e!==null&&!t&&n===null)??[]);function a(e){n.value=new Map([...n.peek()??[],...e.map(e=>[e.id,e])])}function o(){n.value=void 0}export{i,r as n,a as r,o as t};
>>>>>>>> 952c74a (docs: Say how files are brought.):frontend/static/assets/goals-D1z3ukLR.js
