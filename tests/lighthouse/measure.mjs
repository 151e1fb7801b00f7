// Lets Lighthouse look at one address in a browser that is open already: node measure.mjs PORT URL. Prints its scores and times as JSON.
import lighthouse from 'lighthouse';

const [port, url] = process.argv.slice(2);
const { lhr } = await lighthouse(url, { port: Number(port), logLevel: 'error', onlyCategories: ['performance', 'accessibility', 'best-practices'] });
const scores = Object.fromEntries(Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)]));
const faults = Object.values(lhr.categories)
  .filter(({ id }) => id !== 'performance')
  .flatMap(({ auditRefs }) => auditRefs)
  .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
  .map(({ id }) => `${id}: ${lhr.audits[id].title}`);
const time = (id) => Math.round(lhr.audits[id].numericValue);
console.log(
  JSON.stringify({
    scores,
    faults,
    address: lhr.finalDisplayedUrl,
    lcp: time('largest-contentful-paint'),
    tbt: time('total-blocking-time'),
    cls: Number(lhr.audits['cumulative-layout-shift'].numericValue.toFixed(3)),
  }),
);
