<<<<<<<< HEAD:frontend/static/assets/draft-BKF12F9y.js
import{lt as e,pt as t,ut as n}from"./core-DNO9RB3m.js";function r(e){try{return JSON.parse(localStorage.getItem(e)??`null`)??void 0}catch{return}}function i(i,a){let o=`draft/${i}`,s=t(()=>e(r(o)??a()),[o]);return n(()=>s.subscribe(e=>{try{localStorage.setItem(o,JSON.stringify(e))}catch{}}),[s]),s}export{i as t};
========
import{lt as e,pt as t,ut as n}from"./core-D0Vvn3av.js";function r(e){try{return JSON.parse(localStorage.getItem(e)??`null`)??void 0}catch{return}}function i(i,a){let o=`draft/${i}`,s=t(()=>e(r(o)??a()),[o]);return n(()=>s.subscribe(e=>{try{localStorage.setItem(o,JSON.stringify(e))}catch{}}),[s]),s}export{i as t};
>>>>>>>> b8bc530 (tests: Try every page by an act of its own, single sign-on and a reversal by clicks; dashboard: Strike out what is taken back.):frontend/static/assets/draft-BSChOG_3.js
