<<<<<<<< HEAD:frontend/static/assets/Sections-SiaQQLfd.js
import{H as e,x as t}from"./core-DNO9RB3m.js";function n({label:n,links:r}){let{pathname:i}=e.value,a=(e,t)=>i===e||t>0&&i.startsWith(`${e}/`);return t(`nav`,{class:`sections`,"aria-label":n,children:r.map(([e,n],r)=>t(`a`,{href:e,"aria-current":a(e,r)?`page`:void 0,children:n},e))})}export{n as t};
========
import{H as e,x as t}from"./core-D0Vvn3av.js";function n({label:n,links:r}){let{pathname:i}=e.value,a=(e,t)=>i===e||t>0&&i.startsWith(`${e}/`);return t(`nav`,{class:`sections`,"aria-label":n,children:r.map(([e,n],r)=>t(`a`,{href:e,"aria-current":a(e,r)?`page`:void 0,children:n},e))})}export{n as t};
>>>>>>>> b8bc530 (tests: Try every page by an act of its own, single sign-on and a reversal by clicks; dashboard: Strike out what is taken back.):frontend/static/assets/Sections-YxqpOtSw.js
