// Walks the endpoint at URL with the graphql-ws and graphql-sse clients: node subscribe.mjs URL. Prints one line of JSON per step.
// The steps are those of tests/web/service.py's schema; tests/conformance/test_clients.py says what each must print.
import { createClient as createEvents } from "graphql-sse";
import { createClient as createSocket } from "graphql-ws";
import WebSocket from "ws";

const url = process.argv[2];
const say = (step, found) => console.log(JSON.stringify({ step, found }));

const all = async (client, request) => {
  const results = [];
  for await (const result of client.iterate(request)) results.push(result);
  return results;
};

const codes = (error) => (Array.isArray(error) ? error : [error]).map((one) => one.extensions?.code ?? String(one));

const walk = async (name, client) => {
  say(`${name} query`, await all(client, { query: "{hello}" }));
  say(`${name} mutation`, await all(client, { query: "mutation($n:String!){rename(name:$n)}", variables: { n: "new" } }));
  say(`${name} subscription`, await all(client, { query: "subscription{count(to:3)}" }));
  for (const [step, query] of [
    ["syntax", "{"],
    ["validation", "{helo}"],
    ["limit", "{items(first:300000){total}}"],
    ["problem", "subscription{lost}"],
  ]) {
    try {
      say(`${name} ${step}`, (await all(client, { query })).map((result) => codes(result.errors)[0]));
    } catch (error) {
      say(`${name} ${step}`, codes(error));
    }
  }
  const left = client.iterate({ query: "subscription{forever}" });
  say(`${name} first of forever`, (await left.next()).value);
  await left.return();
};

const sockets = createSocket({ url: url.replace("http", "ws"), webSocketImpl: WebSocket, lazy: true, retryAttempts: 0 });
await walk("ws", sockets);
await sockets.dispose();

const events = createEvents({ url, retryAttempts: 0 });
await walk("sse", events);
events.dispose();

await new Promise((resolve) => {
  const stranger = new WebSocket(url.replace("http", "ws"), ["graphql-ws"]);
  stranger.on("close", (code, reason) => {
    say("legacy protocol", [code, String(reason)]);
    resolve();
  });
  stranger.on("error", (error) => say("legacy protocol error", String(error)));
});
process.exit(0);
