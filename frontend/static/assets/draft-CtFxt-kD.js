<<<<<<<< HEAD:frontend/static/assets/draft-CtFxt-kD.js
import{lt as e,pt as t,ut as n}from"./core-BzWjjgVD.js";function r(e){try{return JSON.parse(localStorage.getItem(e)??`null`)??void 0}catch{return}}function i(i,a){let o=`draft/${i}`,s=t(()=>e(r(o)??a()),[o]);return n(()=>s.subscribe(e=>{try{localStorage.setItem(o,JSON.stringify(e))}catch{}}),[s]),s}export{i as t};
========
import{lt as e,pt as t,ut as n}from"./core-DYXjFwP7.js";function r(e){try{return JSON.parse(localStorage.getItem(e)??`null`)??void 0}catch{return}}function i(i,a){let o=`draft/${i}`,s=t(()=>e(r(o)??a()),[o]);return n(()=>s.subscribe(e=>{try{localStorage.setItem(o,JSON.stringify(e))}catch{}}),[s]),s}export{i as t};
>>>>>>>> c75090b (milestones: Count the kinds of one activity brought from elsewhere once.):frontend/static/assets/draft-Chanw89Z.js
