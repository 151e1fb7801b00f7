<<<<<<<< HEAD:frontend/static/assets/Download-DtmBGpXa.js
import{I as e,p as t}from"./shared-BXv0340C.js";import{m as n,x as r}from"./core-DF29psTG.js";function i({url:i,title:a,primary:o}){return r(`a`,{class:o?`button primary`:`button`,href:i,download:!0,children:[r(n,{path:t}),e.value.downloadCertificate,r(`span`,{class:`unseen`,children:[` `,e.value.forTitle(a)]})]})}export{i as t};
========
import{I as e,p as t}from"./shared-Cv26D3Jz.js";import{m as n,x as r}from"./core-C32pNhRh.js";function i({url:i,title:a,primary:o}){return r(`a`,{class:o?`button primary`:`button`,href:i,download:!0,children:[r(n,{path:t}),e.value.downloadCertificate,r(`span`,{class:`unseen`,children:[` `,e.value.forTitle(a)]})]})}export{i as t};
>>>>>>>> e505dd2 (docs: Record Lighthouse's scores; tests: sweep the page of progress.):frontend/static/assets/Download-qU1g9Ei7.js
