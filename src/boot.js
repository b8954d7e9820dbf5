// ARCHITECTURE.md says why the app is started here, and what the policy passes on.

// From an element: Safari's engine checks no integrity of what is imported.
const scripts = new Set();
const run = (src, integrity = "") => {
  scripts.add(src);
  const script = Object.assign(document.createElement("script"), { type: "module", integrity });
  return new Promise((onload, onerror) => {
    document.head.append(Object.assign(script, { onload, onerror, src }));
  }).then(() => import(src));
};

if (window.trustedTypes) {
  trustedTypes.createPolicy("default", {
    createHTML: (html) => html,
    createScriptURL: (url) => (url === "worker.js" || scripts.has(url) ? url : null),
  });
}

// Where the page is in the language that is wanted, as xtask/src/language.rs lays it.
const otherPage = () => {
  const known = /^(de|en)/;
  const own = document.documentElement.lang;
  try {
    const wanted = localStorage.getItem("millrace.language") ?? navigator.languages.find((one) => known.test(one));
    if (known.test(wanted) && !wanted.startsWith(own)) return own === "de" ? "../" : "de/";
  } catch {
    // No storage, no choice.
  }
};

const failed = (error) => {
  console.error(error);
  const line = document.getElementById("loading");
  line.textContent = line.dataset.failed;
};

// Fetched once the page stands, and behind it what keeps the page.
const bringDesk = async (app) => {
  try {
    const names = document.querySelector("meta[name=millrace-desk]").content.split(" ");
    const [script, wasm, style, offline] = names.map((name) => new URL(name, document.baseURI).href);
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", integrity: names[6] ?? "" });
    const dressed = new Promise((onload, onerror) => {
      document.head.append(Object.assign(link, { onload, onerror, href: style }));
    });
    const desk = await run(script, names[4]);
    await desk.default({ module_or_path: fetch(wasm, { integrity: names[5] ?? "" }) });
    await dressed;
    await desk.prepare();
    app.takeDesk(desk);
    run(offline, names[7]).catch(console.error);
  } catch (error) {
    console.error(error);
    app.takeDesk();
  }
};

const start = async () => {
  // Safari's engine may come here before the styles; Firefox gives a refused one an empty sheet.
  const styles = [...document.querySelectorAll("link[rel=stylesheet]")];
  const isThere = (link) => link.sheet?.cssRules.length;
  if (!styles.every(isThere) && document.readyState !== "complete") {
    await new Promise((done) => addEventListener("load", done));
  }
  if (!styles.every(isThere)) throw new Error("style");
  const script = document.querySelector("link[rel=modulepreload]");
  const wasm = document.querySelector("link[rel=preload][as=fetch]");
  const app = await run(script.href, script.integrity);
  await app.default({ module_or_path: fetch(wasm.href, { integrity: wasm.integrity }) });
  bringDesk(app);
};

const other = otherPage();
if (other) location.replace(other + location.search + location.hash);
else start().catch(failed);
