<<<<<<<< HEAD:frontend/static/assets/Download-pft9pURR.js
import{I as e,p as t}from"./shared-g17HW-ad.js";import{m as n,x as r}from"./core-DNO9RB3m.js";function i({url:i,title:a,primary:o}){return r(`a`,{class:o?`button primary`:`button`,href:i,download:!0,children:[r(n,{path:t}),e.value.downloadCertificate,r(`span`,{class:`unseen`,children:[` `,e.value.forTitle(a)]})]})}export{i as t};
========
import{I as e,p as t}from"./shared-CFGry3RF.js";import{m as n,x as r}from"./core-D0Vvn3av.js";function i({url:i,title:a,primary:o}){return r(`a`,{class:o?`button primary`:`button`,href:i,download:!0,children:[r(n,{path:t}),e.value.downloadCertificate,r(`span`,{class:`unseen`,children:[` `,e.value.forTitle(a)]})]})}export{i as t};
>>>>>>>> b8bc530 (tests: Try every page by an act of its own, single sign-on and a reversal by clicks; dashboard: Strike out what is taken back.):frontend/static/assets/Download-BOkksFvG.js
