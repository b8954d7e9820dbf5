// Keeps one whole version of the page for a time without network. `cargo xtask build` fills in the version and its files
// with their integrity. What is not named here, the API above all, passes by as if there were no worker.

const VERSION = "";
const FILES = {};

const HOME = new URL("./", location.href).href;
// The host's own file: one for the pages of all languages.
const CONFIG = new URL("config.json", HOME).href;
const OURS = `millrace ${HOME} `;
const KEPT = OURS + VERSION;
// How long an unreachable host may keep a visitor waiting before the kept page is shown.
const PATIENCE = 4000;

// All or nothing: a file that is missing or another version's leaves the worker before in its place.
const keep = async () => {
  const requests = Object.entries(FILES).map(([name, integrity]) =>
    new Request(HOME + name, { integrity, cache: /-[0-9a-f]{12,}/.test(name) ? "default" : "no-cache" }));
  await (await caches.open(KEPT)).addAll(requests);
  await settings(new Request(CONFIG, { cache: "no-store" }));
  await skipWaiting();
};

const tidy = async () => {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(OURS) && name !== KEPT);
  await Promise.all(old.map((name) => caches.delete(name)));
};

const kept = async (name) => (await caches.open(KEPT)).match(HOME + name);

// The host's own, fresh whenever there is a network; that there is none is kept too.
const settings = async (request) => {
  try {
    const answer = await fetch(request);
    if (answer.ok || answer.status === 404 || answer.status === 410) {
      await (await caches.open(KEPT)).put(CONFIG, answer.clone());
    }
    return answer;
  } catch (error) {
    return await (await caches.open(KEPT)).match(CONFIG) ?? Promise.reject(error);
  }
};

// The page comes from the network, so that a new version is seen at once; from here if that gives none.
const page = async (request) => {
  const own = await kept("");
  if (!own) return fetch(request);
  const late = new Promise((done) => { setTimeout(done, PATIENCE, own); });
  const fresh = fetch(request).then((answer) => (answer.status < 500 ? answer : own), () => own);
  return Promise.race([fresh, late]);
};

const file = async (request, name) => await kept(name) ?? fetch(request);

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(tidy()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.url.split(/[?#]/)[0] === CONFIG) event.respondWith(settings(request));
  if (!request.url.startsWith(HOME)) return;
  const name = request.url.slice(HOME.length).split(/[?#]/)[0].replace(/^index\.html$/, "");
  if (name === "") {
    if (request.mode === "navigate") event.respondWith(page(request));
  }
  else if (Object.hasOwn(FILES, name)) event.respondWith(file(request, name));
});
