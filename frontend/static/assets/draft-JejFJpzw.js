<<<<<<<< HEAD:frontend/static/assets/draft-JejFJpzw.js
import{lt as e,pt as t,ut as n}from"./core-eIqXNYaU.js";function r(e){try{return JSON.parse(localStorage.getItem(e)??`null`)??void 0}catch{return}}function i(i,a){let o=`draft/${i}`,s=t(()=>e(r(o)??a()),[o]);return n(()=>s.subscribe(e=>{try{localStorage.setItem(o,JSON.stringify(e))}catch{}}),[s]),s}export{i as t};
========
import{lt as e,pt as t,ut as n}from"./core-B6xqxKB8.js";function r(e){try{return JSON.parse(localStorage.getItem(e)??`null`)??void 0}catch{return}}function i(i,a){let o=`draft/${i}`,s=t(()=>e(r(o)??a()),[o]);return n(()=>s.subscribe(e=>{try{localStorage.setItem(o,JSON.stringify(e))}catch{}}),[s]),s}export{i as t};
>>>>>>>> b1807f0 (dashboard: Fetch what lies below the first look as one; record how totals and goals count.):frontend/static/assets/draft-B2NyVVyx.js
