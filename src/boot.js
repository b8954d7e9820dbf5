// ARCHITECTURE.md says why the app is started here, and what the policy passes on.
if (window.trustedTypes) {
  trustedTypes.createPolicy("default", {
    createHTML: (html) => html,
    createScriptURL: (url) => (url === "worker.js" ? url : null),
  });
}

// Where the page is in the language that is wanted.
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
    const link = (rel, href, integrity = "") => {
      const element = Object.assign(document.createElement("link"), { rel, href, integrity });
      document.head.append(element);
      return new Promise((done, fail) => Object.assign(element, { onload: done, onerror: fail }));
    };
    const dressed = link("stylesheet", style, names[6]);
    link("modulepreload", script, names[4]);
    const desk = await import(script);
    await desk.default({ module_or_path: fetch(wasm, { integrity: names[5] ?? "" }) });
    await dressed;
    app.takeDesk(desk);
    link("modulepreload", offline, names[7]).then(() => import(offline)).catch(console.error);
  } catch (error) {
    console.error(error);
    app.takeDesk();
  }
};

const start = async () => {
  // What was refused has no sheet.
  if ([...document.querySelectorAll("link[rel=stylesheet]")].some((link) => !link.sheet)) throw new Error("style");
  const script = document.querySelector("link[rel=modulepreload]");
  const wasm = document.querySelector("link[rel=preload][as=fetch]");
  const app = await import(script.href);
  await app.default({ module_or_path: fetch(wasm.href, { integrity: wasm.integrity }) });
  bringDesk(app);
};

const other = otherPage();
if (other) location.replace(other + location.search + location.hash);
else start().catch(failed);
