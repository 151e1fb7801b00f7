<<<<<<< HEAD:frontend/static/assets/Download-BM-ck9xN.js
import{I as e,p as t}from"./shared-jMB9I4sL.js";import{m as n,x as r}from"./core-DfEaQ1NE.js";function i({url:i,title:a,primary:o}){return r(`a`,{class:o?`button primary`:`button`,href:i,download:!0,children:[r(n,{path:t}),e.value.downloadCertificate,r(`span`,{class:`unseen`,children:[` `,e.value.forTitle(a)]})]})}export{i as t};
=======
<<<<<<< HEAD:frontend/static/assets/Download-B71XCVVP.js
import{I as e,p as t}from"./shared-TvfotwZp.js";import{m as n,x as r}from"./core-zrpz4p9m.js";function i({url:i,title:a,primary:o}){return r(`a`,{class:o?`button primary`:`button`,href:i,download:!0,children:[r(n,{path:t}),e.value.downloadCertificate,r(`span`,{class:`unseen`,children:[` `,e.value.forTitle(a)]})]})}export{i as t};
=======
<<<<<<< HEAD:frontend/static/assets/Download-CCZrRYxf.js
import{I as e,p as t}from"./shared-D99k3ztI.js";import{m as n,x as r}from"./core-Dhsbmy58.js";function i({url:i,title:a,primary:o}){return r(`a`,{class:o?`button primary`:`button`,href:i,download:!0,children:[r(n,{path:t}),e.value.downloadCertificate,r(`span`,{class:`unseen`,children:[` `,e.value.forTitle(a)]})]})}export{i as t};
=======
<<<<<<<< HEAD:frontend/static/assets/Download-B422Z1pK.js
import{I as e,p as t}from"./shared-DXFnQlKn.js";import{m as n,x as r}from"./core-IHBI04_A.js";function i({url:i,title:a,primary:o}){return r(`a`,{class:o?`button primary`:`button`,href:i,download:!0,children:[r(n,{path:t}),e.value.downloadCertificate,r(`span`,{class:`unseen`,children:[` `,e.value.forTitle(a)]})]})}export{i as t};
========
import{I as e,p as t}from"./shared-CyDNqiLz.js";import{m as n,x as r}from"./core-oPGJBAhF.js";function i({url:i,title:a,primary:o}){return r(`a`,{class:o?`button primary`:`button`,href:i,download:!0,children:[r(n,{path:t}),e.value.downloadCertificate,r(`span`,{class:`unseen`,children:[` `,e.value.forTitle(a)]})]})}export{i as t};
>>>>>>>> 6925c55 (web: Name operations instead of sending them; frontend: Follow jobs by the tab's one stream.):frontend/static/assets/Download-CIK4z5Vx.js
>>>>>>> 44b6585 (web: Name operations instead of sending them; frontend: Follow jobs by the tab's one stream.):frontend/static/assets/Download-B422Z1pK.js
>>>>>>> 0b60915 (web: Name operations instead of sending them; frontend: Follow jobs by the tab's one stream.):frontend/static/assets/Download-CCZrRYxf.js
>>>>>>> 4f28743 (web: Name operations instead of sending them; frontend: Follow jobs by the tab's one stream.):frontend/static/assets/Download-B71XCVVP.js
