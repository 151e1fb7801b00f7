<<<<<<<< HEAD:frontend/static/assets/Blocks-CzLmJagb.js
import{x as e}from"./core-DF29psTG.js";function t(t){let n=[],r=[],i=t=>{r.length>0&&n.push(e(`ul`,{children:r},`list-${t}`)),r=[]};return t.forEach(({kind:t,text:a},o)=>{if(t===`LIST_ITEM`){r.push(e(`li`,{"data-block":o,dir:`auto`,children:a},o));return}i(o);let s=t===`HEADING`?`h3`:t===`QUOTE`?`blockquote`:`p`;n.push(e(s,{"data-block":o,dir:`auto`,children:a},o))}),i(t.length),n}export{t};
========
import{x as e}from"./core-C32pNhRh.js";function t(t){let n=[],r=[],i=t=>{r.length>0&&n.push(e(`ul`,{children:r},`list-${t}`)),r=[]};return t.forEach(({kind:t,text:a},o)=>{if(t===`LIST_ITEM`){r.push(e(`li`,{"data-block":o,dir:`auto`,children:a},o));return}i(o);let s=t===`HEADING`?`h3`:t===`QUOTE`?`blockquote`:`p`;n.push(e(s,{"data-block":o,dir:`auto`,children:a},o))}),i(t.length),n}export{t};
>>>>>>>> e505dd2 (docs: Record Lighthouse's scores; tests: sweep the page of progress.):frontend/static/assets/Blocks-DEuB3ylr.js
