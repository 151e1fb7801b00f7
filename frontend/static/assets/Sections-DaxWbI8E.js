<<<<<<< HEAD:frontend/static/assets/Sections-DaxWbI8E.js
import{H as e,x as t}from"./core-IMCZqVZV.js";function n({label:n,links:r}){let{pathname:i}=e.value,a=(e,t)=>i===e||t>0&&i.startsWith(`${e}/`);return t(`nav`,{class:`sections`,"aria-label":n,children:r.map(([e,n],r)=>t(`a`,{href:e,"aria-current":a(e,r)?`page`:void 0,children:n},e))})}export{n as t};
=======
<<<<<<<< HEAD:frontend/static/assets/Sections-DxOA_-Iz.js
import{H as e,x as t}from"./core-CHSnFL-h.js";function n({label:n,links:r}){let{pathname:i}=e.value,a=(e,t)=>i===e||t>0&&i.startsWith(`${e}/`);return t(`nav`,{class:`sections`,"aria-label":n,children:r.map(([e,n],r)=>t(`a`,{href:e,"aria-current":a(e,r)?`page`:void 0,children:n},e))})}export{n as t};
========
import{H as e,x as t}from"./core-CjtpFEF2.js";function n({label:n,links:r}){let{pathname:i}=e.value,a=(e,t)=>i===e||t>0&&i.startsWith(`${e}/`);return t(`nav`,{class:`sections`,"aria-label":n,children:r.map(([e,n],r)=>t(`a`,{href:e,"aria-current":a(e,r)?`page`:void 0,children:n},e))})}export{n as t};
>>>>>>>> 952c74a (docs: Say how files are brought.):frontend/static/assets/Sections-BsfDlsiK.js
>>>>>>> 20468e9 (docs: Say how files are brought.):frontend/static/assets/Sections-DxOA_-Iz.js
