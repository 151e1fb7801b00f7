<<<<<<<< HEAD:frontend/static/assets/index-ByYz4tC9.js
import{t as e}from"./core-eIqXNYaU.js";var t=/^(sign-in|register|forgotten-password|reset-password|accept-invitation)$/;function n(e){let[n=`dashboard`,r,,i]=e.split(`/`).filter(Boolean);return t.test(n)?`account`:n===`activities`?`activity`:n===`staff`&&r?`staff-${i&&r===`activities`?`participants`:r}`:n}e(document.getElementById(`app`));export{n as t};
========
import{t as e}from"./core-B6xqxKB8.js";var t=/^(sign-in|register|forgotten-password|reset-password|accept-invitation)$/;function n(e){let[n=`dashboard`,r,,i]=e.split(`/`).filter(Boolean);return t.test(n)?`account`:n===`activities`?`activity`:n===`staff`&&r?`staff-${i&&r===`activities`?`participants`:r}`:n}e(document.getElementById(`app`));export{n as t};
>>>>>>>> b1807f0 (dashboard: Fetch what lies below the first look as one; record how totals and goals count.):frontend/static/assets/index-Cd8-oVcm.js
