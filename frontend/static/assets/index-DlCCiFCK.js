<<<<<<<< HEAD:frontend/static/assets/index-DlCCiFCK.js
import{t as e}from"./core-DNO9RB3m.js";var t=/^(sign-in|register|forgotten-password|reset-password|accept-invitation)$/;function n(e){let[n=`dashboard`,r,,i]=e.split(`/`).filter(Boolean);return t.test(n)?`account`:n===`activities`?`activity`:n===`staff`&&r?`staff-${i&&r===`activities`?`participants`:r}`:n}e(document.getElementById(`app`));export{n as t};
========
import{t as e}from"./core-D0Vvn3av.js";var t=/^(sign-in|register|forgotten-password|reset-password|accept-invitation)$/;function n(e){let[n=`dashboard`,r,,i]=e.split(`/`).filter(Boolean);return t.test(n)?`account`:n===`activities`?`activity`:n===`staff`&&r?`staff-${i&&r===`activities`?`participants`:r}`:n}e(document.getElementById(`app`));export{n as t};
>>>>>>>> b8bc530 (tests: Try every page by an act of its own, single sign-on and a reversal by clicks; dashboard: Strike out what is taken back.):frontend/static/assets/index-DHv3sYdt.js
