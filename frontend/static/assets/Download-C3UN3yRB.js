<<<<<<< HEAD:frontend/static/assets/Download-C3UN3yRB.js
import{I as e,p as t}from"./shared-BjlGMWC4.js";import{m as n,x as r}from"./core-IMCZqVZV.js";function i({url:i,title:a,primary:o}){return r(`a`,{class:o?`button primary`:`button`,href:i,download:!0,children:[r(n,{path:t}),e.value.downloadCertificate,r(`span`,{class:`unseen`,children:[` `,e.value.forTitle(a)]})]})}export{i as t};
=======
<<<<<<<< HEAD:frontend/static/assets/Download-BlQG0KfW.js
import{I as e,p as t}from"./shared-BGUwyLJH.js";import{m as n,x as r}from"./core-CHSnFL-h.js";function i({url:i,title:a,primary:o}){return r(`a`,{class:o?`button primary`:`button`,href:i,download:!0,children:[r(n,{path:t}),e.value.downloadCertificate,r(`span`,{class:`unseen`,children:[` `,e.value.forTitle(a)]})]})}export{i as t};
========
import{I as e,p as t}from"./shared-CzRoqDdN.js";import{m as n,x as r}from"./core-CjtpFEF2.js";function i({url:i,title:a,primary:o}){return r(`a`,{class:o?`button primary`:`button`,href:i,download:!0,children:[r(n,{path:t}),e.value.downloadCertificate,r(`span`,{class:`unseen`,children:[` `,e.value.forTitle(a)]})]})}export{i as t};
>>>>>>>> 952c74a (docs: Say how files are brought.):frontend/static/assets/Download-BiFLr9XX.js
>>>>>>> 20468e9 (docs: Say how files are brought.):frontend/static/assets/Download-BlQG0KfW.js
