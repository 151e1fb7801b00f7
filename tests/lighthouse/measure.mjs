// Lets Lighthouse look at one address in a browser that is open already: node measure.mjs PORT URL CATEGORY... Prints its scores
// in these categories as JSON, and with `performance` its times.
import lighthouse from 'lighthouse';

const [port, url, ...onlyCategories] = process.argv.slice(2);
const { lhr } = await lighthouse(url, { port: Number(port), logLevel: 'error', onlyCategories });
const scores = Object.fromEntries(Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)]));
const faults = Object.values(lhr.categories)
  .filter(({ id }) => id !== 'performance')
  .flatMap(({ auditRefs }) => auditRefs)
  .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
  .map(({ id }) => `${id}: ${lhr.audits[id].title}`);
// Without a value if the browser gave no whole trace.
const value = (id) => lhr.audits[id].numericValue ?? NaN;
const times = () => ({
  lcp: Math.round(value('largest-contentful-paint')),
  tbt: Math.round(value('total-blocking-time')),
  cls: Number(value('cumulative-layout-shift').toFixed(3)),
});
console.log(
  JSON.stringify({
    scores,
    faults,
    address: lhr.finalDisplayedUrl,
    ...(onlyCategories.includes('performance') && times()),
  }),
);
