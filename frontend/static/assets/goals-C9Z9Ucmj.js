<<<<<<<< HEAD:frontend/static/assets/goals-C9Z9Ucmj.js
import{lt as e,ot as t}from"./core-DF29psTG.js";var n=e(),r=t(()=>n.value&&[...n.value.values()].toSorted((e,t)=>e.by.localeCompare(t.by))),i=t(()=>r.value?.filter(({metOn:e,celebrated:t,archivedAt:n})=>e!==null&&!t&&n===null)??[]);function a(e){n.value=new Map([...n.peek()??[],...e.map(e=>[e.id,e])])}function o(){n.value=void 0}export{i,r as n,a as r,o as t};
========
import{lt as e,ot as t}from"./core-C32pNhRh.js";var n=e(),r=t(()=>n.value&&[...n.value.values()].toSorted((e,t)=>e.by.localeCompare(t.by))),i=t(()=>r.value?.filter(({metOn:e,celebrated:t,archivedAt:n})=>e!==null&&!t&&n===null)??[]);function a(e){n.value=new Map([...n.peek()??[],...e.map(e=>[e.id,e])])}function o(){n.value=void 0}export{i,r as n,a as r,o as t};
>>>>>>>> e505dd2 (docs: Record Lighthouse's scores; tests: sweep the page of progress.):frontend/static/assets/goals-DXNPwPn_.js
