<<<<<<<< HEAD:frontend/static/assets/Download-MQRdeysz.js
import{I as e,p as t}from"./shared-CHWHnHaU.js";import{m as n,x as r}from"./core-eIqXNYaU.js";function i({url:i,title:a,primary:o}){return r(`a`,{class:o?`button primary`:`button`,href:i,download:!0,children:[r(n,{path:t}),e.value.downloadCertificate,r(`span`,{class:`unseen`,children:[` `,e.value.forTitle(a)]})]})}export{i as t};
========
import{I as e,p as t}from"./shared-BPdcXOxN.js";import{m as n,x as r}from"./core-B6xqxKB8.js";function i({url:i,title:a,primary:o}){return r(`a`,{class:o?`button primary`:`button`,href:i,download:!0,children:[r(n,{path:t}),e.value.downloadCertificate,r(`span`,{class:`unseen`,children:[` `,e.value.forTitle(a)]})]})}export{i as t};
>>>>>>>> b1807f0 (dashboard: Fetch what lies below the first look as one; record how totals and goals count.):frontend/static/assets/Download-C9O09szU.js
