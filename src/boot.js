// Starts the app: loads the WebAssembly with its integrity checked, which Trunk's own script leaves out, and
// without an inline script, so that the page's policy needs no exception.

// Leptos builds its elements from templates through innerHTML, with the static parts of its own views. Nothing
// that a user or a server says goes through here; a policy of this name can be made only once.
if (window.trustedTypes) {
  trustedTypes.createPolicy("default", { createHTML: (html) => html });
}

const failed = (error) => {
  console.error(error);
  document.getElementById("loading").textContent =
    "Millrace could not start: a file is missing or was altered, or this browser has no WebAssembly. " +
    "Reload the page; if that does not help, tell the person who hosts it.";
};

try {
  const script = document.querySelector("link[rel=modulepreload]");
  const wasm = document.querySelector("link[rel=preload][as=fetch]");
  const app = await import(script.href);
  await app.default({ module_or_path: fetch(wasm.href, { integrity: wasm.integrity }) });
} catch (error) {
  failed(error);
}
