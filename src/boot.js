// Starts the app, its integrity checked, by no inline script. ARCHITECTURE.md says why.

// Leptos builds its own static templates through innerHTML; nothing that a user or a server says.
if (window.trustedTypes) {
  trustedTypes.createPolicy("default", { createHTML: (html) => html });
}

const failed = (error) => {
  console.error(error);
  document.getElementById("loading").textContent =
    "Millrace could not start: a file is missing or was altered, or this browser has no WebAssembly. " +
    "Reload the page, or tell the person who hosts it.";
};

// The desk reads SQL. It is fetched once the page stands.
const bringDesk = async (app) => {
  try {
    const names = document.querySelector("meta[name=millrace-desk]").content.split(" ");
    const [script, wasm, style] = names.map((name) => new URL(name, document.baseURI).href);
    const link = (rel, href, integrity = "") => {
      const element = Object.assign(document.createElement("link"), { rel, href, integrity });
      document.head.append(element);
      return new Promise((done, fail) => Object.assign(element, { onload: done, onerror: fail }));
    };
    const dressed = link("stylesheet", style, names[5]);
    link("modulepreload", script, names[3]);
    const desk = await import(script);
    await desk.default({ module_or_path: fetch(wasm, { integrity: names[4] ?? "" }) });
    await dressed;
    app.takeDesk(desk);
  } catch (error) {
    console.error(error);
    app.takeDesk();
  }
};

try {
  const script = document.querySelector("link[rel=modulepreload]");
  const wasm = document.querySelector("link[rel=preload][as=fetch]");
  const app = await import(script.href);
  await app.default({ module_or_path: fetch(wasm.href, { integrity: wasm.integrity }) });
  bringDesk(app);
} catch (error) {
  failed(error);
}
