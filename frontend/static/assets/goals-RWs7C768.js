<<<<<<<< HEAD:frontend/static/assets/goals-RWs7C768.js
import{lt as e,ot as t}from"./core-DNO9RB3m.js";var n=e(),r=t(()=>n.value&&[...n.value.values()].toSorted((e,t)=>e.by.localeCompare(t.by))),i=t(()=>r.value?.filter(({metOn:e,celebrated:t,archivedAt:n})=>e!==null&&!t&&n===null)??[]);function a(e){n.value=new Map([...n.peek()??[],...e.map(e=>[e.id,e])])}function o(){n.value=void 0}export{i,r as n,a as r,o as t};
========
import{lt as e,ot as t}from"./core-D0Vvn3av.js";var n=e(),r=t(()=>n.value&&[...n.value.values()].toSorted((e,t)=>e.by.localeCompare(t.by))),i=t(()=>r.value?.filter(({metOn:e,celebrated:t,archivedAt:n})=>e!==null&&!t&&n===null)??[]);function a(e){n.value=new Map([...n.peek()??[],...e.map(e=>[e.id,e])])}function o(){n.value=void 0}export{i,r as n,a as r,o as t};
>>>>>>>> b8bc530 (tests: Try every page by an act of its own, single sign-on and a reversal by clicks; dashboard: Strike out what is taken back.):frontend/static/assets/goals-BaGP_OxT.js
