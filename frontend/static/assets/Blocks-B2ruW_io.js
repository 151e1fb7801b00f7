<<<<<<< HEAD:frontend/static/assets/Blocks-B2ruW_io.js
import{x as e}from"./core-IMCZqVZV.js";function t(t){let n=[],r=[],i=t=>{r.length>0&&n.push(e(`ul`,{children:r},`list-${t}`)),r=[]};return t.forEach(({kind:t,text:a},o)=>{if(t===`LIST_ITEM`){r.push(e(`li`,{"data-block":o,dir:`auto`,children:a},o));return}i(o);let s=t===`HEADING`?`h3`:t===`QUOTE`?`blockquote`:`p`;n.push(e(s,{"data-block":o,dir:`auto`,children:a},o))}),i(t.length),n}export{t};
=======
<<<<<<<< HEAD:frontend/static/assets/Blocks-fHjbePs3.js
import{x as e}from"./core-CHSnFL-h.js";function t(t){let n=[],r=[],i=t=>{r.length>0&&n.push(e(`ul`,{children:r},`list-${t}`)),r=[]};return t.forEach(({kind:t,text:a},o)=>{if(t===`LIST_ITEM`){r.push(e(`li`,{"data-block":o,dir:`auto`,children:a},o));return}i(o);let s=t===`HEADING`?`h3`:t===`QUOTE`?`blockquote`:`p`;n.push(e(s,{"data-block":o,dir:`auto`,children:a},o))}),i(t.length),n}export{t};
========
import{x as e}from"./core-CjtpFEF2.js";function t(t){let n=[],r=[],i=t=>{r.length>0&&n.push(e(`ul`,{children:r},`list-${t}`)),r=[]};return t.forEach(({kind:t,text:a},o)=>{if(t===`LIST_ITEM`){r.push(e(`li`,{"data-block":o,dir:`auto`,children:a},o));return}i(o);let s=t===`HEADING`?`h3`:t===`QUOTE`?`blockquote`:`p`;n.push(e(s,{"data-block":o,dir:`auto`,children:a},o))}),i(t.length),n}export{t};
>>>>>>>> 952c74a (docs: Say how files are brought.):frontend/static/assets/Blocks-CUDu4qc1.js
>>>>>>> 20468e9 (docs: Say how files are brought.):frontend/static/assets/Blocks-fHjbePs3.js
