import{E as e,V as t,b as n,c as r,d as i,et as a,l as o,p as s,q as c,x as l,z as u}from"./core-rrst0WUA.js";import{L as d,R as f,U as p,b as m,c as h,l as g,t as _,x as v,z as y}from"./shared-D5kDiZn7.js";var b=t(`
  query Certificates($after: String) {
    viewer {
      learner {
        id
        certificates(first: 50, after: $after) {
          edges {
            node {
              id number kind title learnerName issuedAt status revocationReason ready verifyUrl downloadUrl
              credits(first: 10) { edges { node { id type board { code label } specialty { code label } amount unit } } }
            }
          }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
`);function x({certificate:t}){let r=h.value;return n(`li`,{class:`panel certificate`,children:[n(`div`,{class:`row`,children:[n(`div`,{children:[n(`p`,{class:`eyebrow`,children:y(r.certificateKinds,t.kind)}),n(`h2`,{dir:`auto`,children:t.title})]}),n(_,{state:t.status,children:y(r.certificateStatuses,t.status)})]}),n(`ul`,{class:`awarded`,children:t.credits.edges.map(({node:e})=>n(`li`,{children:[n(m,{value:e.amount,unit:e.unit}),` `,v(e)]},e.id))}),n(`p`,{class:`aside`,children:[n(`bdi`,{children:t.learnerName}),` · `,r.issued(p(t.issuedAt,e.value?.timeZone)),` · `,r.certificateNumber,` `,n(`bdi`,{class:`code`,children:t.number})]}),t.revocationReason&&n(`p`,{class:`aside`,dir:`auto`,children:t.revocationReason}),n(`div`,{class:`row start`,children:[t.downloadUrl?n(g,{url:t.downloadUrl,title:t.title,primary:!0}):n(`span`,{children:r.preparing}),n(`a`,{href:t.verifyUrl,children:r.verify})]})]})}function S(){let e=h.value,t=a(void 0),p=a(null),m=a(``),{failure:g,reload:_}=d(b,{},({viewer:e})=>{t.value=e.learner?.certificates.edges.map(({node:e})=>e)??[],p.value=e.learner?.certificates.pageInfo.hasNextPage?e.learner.certificates.pageInfo.endCursor:null}),v=async()=>{m.value=``;try{let{viewer:e}=await u(b,{after:p.value}),n=e.learner?.certificates;t.value=[...t.value??[],...n?.edges.map(({node:e})=>e)??[]],p.value=n?.pageInfo.hasNextPage?n.pageInfo.endCursor:null}catch(e){m.value=l(e)}};return n(i,{title:c.value.certificates,children:[g.value&&n(r,{failure:g.value,retry:_}),!t.value&&!g.value&&n(`div`,{class:`panel tall`,children:n(o,{rows:6})}),t.value?.length===0&&n(`p`,{class:`panel empty`,children:[e.noCertificates,` `,n(`a`,{href:`/catalogue`,children:e.browse})]}),t.value&&t.value.length>0&&n(`ul`,{class:`cards`,children:t.value.map(e=>n(x,{certificate:e},e.id))}),n(s,{text:m.value}),p.value&&n(`p`,{children:n(`button`,{type:`button`,onClick:()=>void v(),children:f.value.showMore})})]})}export{S as default};