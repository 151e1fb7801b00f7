<<<<<<<< HEAD:frontend/static/assets/Sections-Bmf0zIjE.js
import{H as e,x as t}from"./core-BzWjjgVD.js";function n({label:n,links:r}){let{pathname:i}=e.value,a=(e,t)=>i===e||t>0&&i.startsWith(`${e}/`);return t(`nav`,{class:`sections`,"aria-label":n,children:r.map(([e,n],r)=>t(`a`,{href:e,"aria-current":a(e,r)?`page`:void 0,children:n},e))})}export{n as t};
========
import{H as e,x as t}from"./core-DYXjFwP7.js";function n({label:n,links:r}){let{pathname:i}=e.value,a=(e,t)=>i===e||t>0&&i.startsWith(`${e}/`);return t(`nav`,{class:`sections`,"aria-label":n,children:r.map(([e,n],r)=>t(`a`,{href:e,"aria-current":a(e,r)?`page`:void 0,children:n},e))})}export{n as t};
>>>>>>>> c75090b (milestones: Count the kinds of one activity brought from elsewhere once.):frontend/static/assets/Sections-CxsIITZe.js
