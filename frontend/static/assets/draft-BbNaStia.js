<<<<<<<< HEAD:frontend/static/assets/draft-BbujBswV.js
import{lt as e,pt as t,ut as n}from"./core-DF29psTG.js";function r(e){try{return JSON.parse(localStorage.getItem(e)??`null`)??void 0}catch{return}}function i(i,a){let o=`draft/${i}`,s=t(()=>e(r(o)??a()),[o]);return n(()=>s.subscribe(e=>{try{localStorage.setItem(o,JSON.stringify(e))}catch{}}),[s]),s}export{i as t};
========
import{lt as e,pt as t,ut as n}from"./core-C32pNhRh.js";function r(e){try{return JSON.parse(localStorage.getItem(e)??`null`)??void 0}catch{return}}function i(i,a){let o=`draft/${i}`,s=t(()=>e(r(o)??a()),[o]);return n(()=>s.subscribe(e=>{try{localStorage.setItem(o,JSON.stringify(e))}catch{}}),[s]),s}export{i as t};
>>>>>>>> e505dd2 (docs: Record Lighthouse's scores; tests: sweep the page of progress.):frontend/static/assets/draft-BbNaStia.js
