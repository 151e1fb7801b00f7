<<<<<<<< HEAD:frontend/static/assets/Sections-Bj-q1Tz8.js
import{H as e,x as t}from"./core-DF29psTG.js";function n({label:n,links:r}){let{pathname:i}=e.value,a=(e,t)=>i===e||t>0&&i.startsWith(`${e}/`);return t(`nav`,{class:`sections`,"aria-label":n,children:r.map(([e,n],r)=>t(`a`,{href:e,"aria-current":a(e,r)?`page`:void 0,children:n},e))})}export{n as t};
========
import{H as e,x as t}from"./core-C32pNhRh.js";function n({label:n,links:r}){let{pathname:i}=e.value,a=(e,t)=>i===e||t>0&&i.startsWith(`${e}/`);return t(`nav`,{class:`sections`,"aria-label":n,children:r.map(([e,n],r)=>t(`a`,{href:e,"aria-current":a(e,r)?`page`:void 0,children:n},e))})}export{n as t};
>>>>>>>> e505dd2 (docs: Record Lighthouse's scores; tests: sweep the page of progress.):frontend/static/assets/Sections-109rg408.js
