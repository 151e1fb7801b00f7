<<<<<<<< HEAD:frontend/static/assets/index-BuO3mUqG.js
import{t as e}from"./core-CHSnFL-h.js";var t=/^(sign-in|register|forgotten-password|reset-password|accept-invitation)$/;function n(e){let[n=`dashboard`,r,,i]=e.split(`/`).filter(Boolean);return t.test(n)?`account`:n===`activities`?`activity`:n===`staff`&&r?`staff-${i&&r===`activities`?`participants`:r}`:n}e(document.getElementById(`app`));export{n as t};
========
import{t as e}from"./core-CjtpFEF2.js";var t=/^(sign-in|register|forgotten-password|reset-password|accept-invitation)$/;function n(e){let[n=`dashboard`,r,,i]=e.split(`/`).filter(Boolean);return t.test(n)?`account`:n===`activities`?`activity`:n===`staff`&&r?`staff-${i&&r===`activities`?`participants`:r}`:n}e(document.getElementById(`app`));export{n as t};
>>>>>>>> 952c74a (docs: Say how files are brought.):frontend/static/assets/index-DXtxmJxJ.js
