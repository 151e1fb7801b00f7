<<<<<<<< HEAD:frontend/static/assets/account-gXpyrCQu.js
import{L as e,ft as t,lt as n,ut as r}from"./core-IMCZqVZV.js";var i=n(0),a;function o(t){let n=JSON.stringify(t);a!==void 0&&(i.value+=1),n!==a&&e(t),a=n}function s(){a=void 0}function c(e){let n=t(e);n.current=e,r(()=>{let e=i.peek();return i.subscribe(t=>{t>e&&n.current()})},[])}export{o as n,c as r,s as t};
========
import{L as e,ft as t,lt as n,ut as r}from"./core-kUQI6W0i.js";var i=n(0),a;function o(t){let n=JSON.stringify(t);a!==void 0&&(i.value+=1),n!==a&&e(t),a=n}function s(){a=void 0}function c(e){let n=t(e);n.current=e,r(()=>{let e=i.peek();return i.subscribe(t=>{t>e&&n.current()})},[])}export{o as n,c as r,s as t};
>>>>>>>> dda2664 (dashboard: A file is chosen by a button in the page's own words.):frontend/static/assets/account-CzVl2uC5.js
