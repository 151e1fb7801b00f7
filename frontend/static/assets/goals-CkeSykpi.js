<<<<<<< HEAD:frontend/static/assets/goals-CkeSykpi.js
import{lt as e,ot as t}from"./core-DfEaQ1NE.js";var n=e(),r=t(()=>n.value&&[...n.value.values()].toSorted((e,t)=>e.by.localeCompare(t.by))),i=t(()=>r.value?.filter(({metOn:e,celebrated:t,archivedAt:n})=>e!==null&&!t&&n===null)??[]);function a(e){n.value=new Map([...n.peek()??[],...e.map(e=>[e.id,e])])}function o(){n.value=void 0}export{i,r as n,a as r,o as t};
=======
<<<<<<< HEAD:frontend/static/assets/goals-BO6lOgmu.js
import{lt as e,ot as t}from"./core-zrpz4p9m.js";var n=e(),r=t(()=>n.value&&[...n.value.values()].toSorted((e,t)=>e.by.localeCompare(t.by))),i=t(()=>r.value?.filter(({metOn:e,celebrated:t,archivedAt:n})=>e!==null&&!t&&n===null)??[]);function a(e){n.value=new Map([...n.peek()??[],...e.map(e=>[e.id,e])])}function o(){n.value=void 0}export{i,r as n,a as r,o as t};
=======
<<<<<<< HEAD:frontend/static/assets/goals-CNKFIl1Y.js
import{lt as e,ot as t}from"./core-Dhsbmy58.js";var n=e(),r=t(()=>n.value&&[...n.value.values()].toSorted((e,t)=>e.by.localeCompare(t.by))),i=t(()=>r.value?.filter(({metOn:e,celebrated:t,archivedAt:n})=>e!==null&&!t&&n===null)??[]);function a(e){n.value=new Map([...n.peek()??[],...e.map(e=>[e.id,e])])}function o(){n.value=void 0}export{i,r as n,a as r,o as t};
=======
<<<<<<<< HEAD:frontend/static/assets/goals-kCLvIK1Y.js
import{lt as e,ot as t}from"./core-IHBI04_A.js";var n=e(),r=t(()=>n.value&&[...n.value.values()].toSorted((e,t)=>e.by.localeCompare(t.by))),i=t(()=>r.value?.filter(({metOn:e,celebrated:t,archivedAt:n})=>e!==null&&!t&&n===null)??[]);function a(e){n.value=new Map([...n.peek()??[],...e.map(e=>[e.id,e])])}function o(){n.value=void 0}export{i,r as n,a as r,o as t};
========
import{it as e,st as t}from"./core-oPGJBAhF.js";var n=t(),r=e(()=>n.value&&[...n.value.values()].toSorted((e,t)=>e.by.localeCompare(t.by))),i=e(()=>r.value?.filter(({metOn:e,celebrated:t,archivedAt:n})=>e!==null&&!t&&n===null)??[]);function a(e){n.value=new Map([...n.peek()??[],...e.map(e=>[e.id,e])])}function o(){n.value=void 0}export{i,r as n,a as r,o as t};
>>>>>>>> 6925c55 (web: Name operations instead of sending them; frontend: Follow jobs by the tab's one stream.):frontend/static/assets/goals-VM4SS5e_.js
>>>>>>> 44b6585 (web: Name operations instead of sending them; frontend: Follow jobs by the tab's one stream.):frontend/static/assets/goals-kCLvIK1Y.js
>>>>>>> 0b60915 (web: Name operations instead of sending them; frontend: Follow jobs by the tab's one stream.):frontend/static/assets/goals-CNKFIl1Y.js
>>>>>>> 4f28743 (web: Name operations instead of sending them; frontend: Follow jobs by the tab's one stream.):frontend/static/assets/goals-BO6lOgmu.js
