// Runs graphql-http's server audits against an endpoint: node audit.mjs URL. Exits with 1 unless all 61 pass, naming those that do not.
import { serverAudits } from "graphql-http";

const EXPECTED = 61;
const url = process.argv[2];
if (!url) {
  console.error("usage: node audit.mjs URL");
  process.exit(2);
}

const results = await Promise.all(serverAudits({ url, fetchFn: fetch }).map((audit) => audit.fn()));
const failing = results.filter((result) => result.status !== "ok");
for (const { id, name, status, reason } of failing) {
  console.error(`${id} ${status}: ${name}\n    ${reason}`);
}
console.log(`${results.length - failing.length} of ${results.length} audits pass`);
process.exit(failing.length === 0 && results.length >= EXPECTED ? 0 : 1);
