<<<<<<<< HEAD:frontend/static/assets/index-CGwZvv2b.js
import{t as e}from"./core-DF29psTG.js";var t=/^(sign-in|register|forgotten-password|reset-password|accept-invitation)$/;function n(e){let[n=`dashboard`,r,,i]=e.split(`/`).filter(Boolean);return t.test(n)?`account`:n===`activities`?`activity`:n===`staff`&&r?`staff-${i&&r===`activities`?`participants`:r}`:n}e(document.getElementById(`app`));export{n as t};
========
import{t as e}from"./core-C32pNhRh.js";var t=/^(sign-in|register|forgotten-password|reset-password|accept-invitation)$/;function n(e){let[n=`dashboard`,r,,i]=e.split(`/`).filter(Boolean);return t.test(n)?`account`:n===`activities`?`activity`:n===`staff`&&r?`staff-${i&&r===`activities`?`participants`:r}`:n}e(document.getElementById(`app`));export{n as t};
>>>>>>>> e505dd2 (docs: Record Lighthouse's scores; tests: sweep the page of progress.):frontend/static/assets/index-Cb0ffi9b.js
