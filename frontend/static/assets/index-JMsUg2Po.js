<<<<<<< HEAD:frontend/static/assets/index-JMsUg2Po.js
import{t as e}from"./core-DfEaQ1NE.js";var t=/^(sign-in|register|forgotten-password|reset-password|accept-invitation)$/;function n(e){let[n=`dashboard`,r,,i]=e.split(`/`).filter(Boolean);return t.test(n)?`account`:n===`activities`?`activity`:n===`staff`&&r?`staff-${i&&r===`activities`?`participants`:r}`:n}e(document.getElementById(`app`));export{n as t};
=======
<<<<<<< HEAD:frontend/static/assets/index-G2DmGuax.js
import{t as e}from"./core-zrpz4p9m.js";var t=/^(sign-in|register|forgotten-password|reset-password|accept-invitation)$/;function n(e){let[n=`dashboard`,r,,i]=e.split(`/`).filter(Boolean);return t.test(n)?`account`:n===`activities`?`activity`:n===`staff`&&r?`staff-${i&&r===`activities`?`participants`:r}`:n}e(document.getElementById(`app`));export{n as t};
=======
<<<<<<< HEAD:frontend/static/assets/index-DFQWMESU.js
import{t as e}from"./core-Dhsbmy58.js";var t=/^(sign-in|register|forgotten-password|reset-password|accept-invitation)$/;function n(e){let[n=`dashboard`,r,,i]=e.split(`/`).filter(Boolean);return t.test(n)?`account`:n===`activities`?`activity`:n===`staff`&&r?`staff-${i&&r===`activities`?`participants`:r}`:n}e(document.getElementById(`app`));export{n as t};
=======
<<<<<<<< HEAD:frontend/static/assets/index-B_9nRji8.js
import{t as e}from"./core-IHBI04_A.js";var t=/^(sign-in|register|forgotten-password|reset-password|accept-invitation)$/;function n(e){let[n=`dashboard`,r,,i]=e.split(`/`).filter(Boolean);return t.test(n)?`account`:n===`activities`?`activity`:n===`staff`&&r?`staff-${i&&r===`activities`?`participants`:r}`:n}e(document.getElementById(`app`));export{n as t};
========
import{t as e}from"./core-oPGJBAhF.js";var t=/^(sign-in|register|forgotten-password|reset-password|accept-invitation)$/;function n(e){let[n=`dashboard`,r,,i]=e.split(`/`).filter(Boolean);return t.test(n)?`account`:n===`activities`?`activity`:n===`staff`&&r?`staff-${i&&r===`activities`?`participants`:r}`:n}e(document.getElementById(`app`));export{n as t};
>>>>>>>> 6925c55 (web: Name operations instead of sending them; frontend: Follow jobs by the tab's one stream.):frontend/static/assets/index-aT36XtVU.js
>>>>>>> 44b6585 (web: Name operations instead of sending them; frontend: Follow jobs by the tab's one stream.):frontend/static/assets/index-B_9nRji8.js
>>>>>>> 0b60915 (web: Name operations instead of sending them; frontend: Follow jobs by the tab's one stream.):frontend/static/assets/index-DFQWMESU.js
>>>>>>> 4f28743 (web: Name operations instead of sending them; frontend: Follow jobs by the tab's one stream.):frontend/static/assets/index-G2DmGuax.js
