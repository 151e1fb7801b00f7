<<<<<<< HEAD:frontend/static/assets/draft-5NI87a_d.js
import{lt as e,pt as t,ut as n}from"./core-IMCZqVZV.js";function r(e){try{return JSON.parse(localStorage.getItem(e)??`null`)??void 0}catch{return}}function i(i,a){let o=`draft/${i}`,s=t(()=>e(r(o)??a()),[o]);return n(()=>s.subscribe(e=>{try{localStorage.setItem(o,JSON.stringify(e))}catch{}}),[s]),s}export{i as t};
=======
<<<<<<<< HEAD:frontend/static/assets/draft-CryNRkZ_.js
import{lt as e,pt as t,ut as n}from"./core-CHSnFL-h.js";function r(e){try{return JSON.parse(localStorage.getItem(e)??`null`)??void 0}catch{return}}function i(i,a){let o=`draft/${i}`,s=t(()=>e(r(o)??a()),[o]);return n(()=>s.subscribe(e=>{try{localStorage.setItem(o,JSON.stringify(e))}catch{}}),[s]),s}export{i as t};
========
import{lt as e,pt as t,ut as n}from"./core-CjtpFEF2.js";function r(e){try{return JSON.parse(localStorage.getItem(e)??`null`)??void 0}catch{return}}function i(i,a){let o=`draft/${i}`,s=t(()=>e(r(o)??a()),[o]);return n(()=>s.subscribe(e=>{try{localStorage.setItem(o,JSON.stringify(e))}catch{}}),[s]),s}export{i as t};
>>>>>>>> 952c74a (docs: Say how files are brought.):frontend/static/assets/draft-p4y5DINU.js
>>>>>>> 20468e9 (docs: Say how files are brought.):frontend/static/assets/draft-CryNRkZ_.js
