<<<<<<< HEAD:frontend/static/assets/Blocks-DFzNXhLp.js
import{x as e}from"./core-DfEaQ1NE.js";function t(t){let n=[],r=[],i=t=>{r.length>0&&n.push(e(`ul`,{children:r},`list-${t}`)),r=[]};return t.forEach(({kind:t,text:a},o)=>{if(t===`LIST_ITEM`){r.push(e(`li`,{"data-block":o,dir:`auto`,children:a},o));return}i(o);let s=t===`HEADING`?`h3`:t===`QUOTE`?`blockquote`:`p`;n.push(e(s,{"data-block":o,dir:`auto`,children:a},o))}),i(t.length),n}export{t};
=======
<<<<<<< HEAD:frontend/static/assets/Blocks-DpbP53rv.js
import{x as e}from"./core-zrpz4p9m.js";function t(t){let n=[],r=[],i=t=>{r.length>0&&n.push(e(`ul`,{children:r},`list-${t}`)),r=[]};return t.forEach(({kind:t,text:a},o)=>{if(t===`LIST_ITEM`){r.push(e(`li`,{"data-block":o,dir:`auto`,children:a},o));return}i(o);let s=t===`HEADING`?`h3`:t===`QUOTE`?`blockquote`:`p`;n.push(e(s,{"data-block":o,dir:`auto`,children:a},o))}),i(t.length),n}export{t};
=======
<<<<<<< HEAD:frontend/static/assets/Blocks-DUKT-_G8.js
import{x as e}from"./core-Dhsbmy58.js";function t(t){let n=[],r=[],i=t=>{r.length>0&&n.push(e(`ul`,{children:r},`list-${t}`)),r=[]};return t.forEach(({kind:t,text:a},o)=>{if(t===`LIST_ITEM`){r.push(e(`li`,{"data-block":o,dir:`auto`,children:a},o));return}i(o);let s=t===`HEADING`?`h3`:t===`QUOTE`?`blockquote`:`p`;n.push(e(s,{"data-block":o,dir:`auto`,children:a},o))}),i(t.length),n}export{t};
=======
<<<<<<<< HEAD:frontend/static/assets/Blocks-Cdz9WzlN.js
import{x as e}from"./core-IHBI04_A.js";function t(t){let n=[],r=[],i=t=>{r.length>0&&n.push(e(`ul`,{children:r},`list-${t}`)),r=[]};return t.forEach(({kind:t,text:a},o)=>{if(t===`LIST_ITEM`){r.push(e(`li`,{"data-block":o,dir:`auto`,children:a},o));return}i(o);let s=t===`HEADING`?`h3`:t===`QUOTE`?`blockquote`:`p`;n.push(e(s,{"data-block":o,dir:`auto`,children:a},o))}),i(t.length),n}export{t};
========
import{x as e}from"./core-oPGJBAhF.js";function t(t){let n=[],r=[],i=t=>{r.length>0&&n.push(e(`ul`,{children:r},`list-${t}`)),r=[]};return t.forEach(({kind:t,text:a},o)=>{if(t===`LIST_ITEM`){r.push(e(`li`,{"data-block":o,dir:`auto`,children:a},o));return}i(o);let s=t===`HEADING`?`h3`:t===`QUOTE`?`blockquote`:`p`;n.push(e(s,{"data-block":o,dir:`auto`,children:a},o))}),i(t.length),n}export{t};
>>>>>>>> 6925c55 (web: Name operations instead of sending them; frontend: Follow jobs by the tab's one stream.):frontend/static/assets/Blocks-CoitznFm.js
>>>>>>> 44b6585 (web: Name operations instead of sending them; frontend: Follow jobs by the tab's one stream.):frontend/static/assets/Blocks-Cdz9WzlN.js
>>>>>>> 0b60915 (web: Name operations instead of sending them; frontend: Follow jobs by the tab's one stream.):frontend/static/assets/Blocks-DUKT-_G8.js
>>>>>>> 4f28743 (web: Name operations instead of sending them; frontend: Follow jobs by the tab's one stream.):frontend/static/assets/Blocks-DpbP53rv.js
