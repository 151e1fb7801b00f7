<<<<<<<< HEAD:frontend/static/assets/Sections-Bw93lDQq.js
import{H as e,x as t}from"./core-eIqXNYaU.js";function n({label:n,links:r}){let{pathname:i}=e.value,a=(e,t)=>i===e||t>0&&i.startsWith(`${e}/`);return t(`nav`,{class:`sections`,"aria-label":n,children:r.map(([e,n],r)=>t(`a`,{href:e,"aria-current":a(e,r)?`page`:void 0,children:n},e))})}export{n as t};
========
import{H as e,x as t}from"./core-B6xqxKB8.js";function n({label:n,links:r}){let{pathname:i}=e.value,a=(e,t)=>i===e||t>0&&i.startsWith(`${e}/`);return t(`nav`,{class:`sections`,"aria-label":n,children:r.map(([e,n],r)=>t(`a`,{href:e,"aria-current":a(e,r)?`page`:void 0,children:n},e))})}export{n as t};
>>>>>>>> b1807f0 (dashboard: Fetch what lies below the first look as one; record how totals and goals count.):frontend/static/assets/Sections-3mWE_aUm.js
