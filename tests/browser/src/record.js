// Runs before the page's own scripts: keeps what leaves the page and can't be looked up afterwards, by where it went.
// `leaks.js` searches it.
{
  const told = {
    "the console": [], "a request": [], "what was copied": [], "a file that was saved": [], "another window": [], "a worker": [],
  };
  window.told = told;
  const textOf = (word) => {
    if (typeof word === "string") return word;
    try {
      return `${word} ${word?.stack ?? ""} ${JSON.stringify(word)}`;
    } catch {
      return String(word);
    }
  };
  // Calls `note` with what a function is given, and then the function.
  const hear = (owner, name, note) => {
    const own = owner?.[name];
    if (typeof own !== "function") return;
    owner[name] = function (...words) {
      note(...words);
      return own.apply(this, words);
    };
  };
  for (const way of ["log", "info", "debug", "warn", "error", "trace", "dir", "table", "assert"]) {
    hear(console, way, (...words) => told["the console"].push(words.map(textOf).join(" ")));
  }
  for (const event of ["error", "unhandledrejection"]) {
    addEventListener(event, (heard) => told["the console"].push(`${heard.message ?? ""} ${textOf(heard.reason ?? heard.error)}`));
  }
  // The token belongs into one header of what goes to the API, which the page's own origin has under /v1.
  const note = async (what, how) => {
    const request = what instanceof Request ? what.clone() : new Request(what, how);
    const isApis = request.url.startsWith(`${location.origin}/v1/`);
    const headers = [...request.headers].filter(([name]) => !(isApis && name === "authorization"));
    return `${request.method} ${request.url}\n${JSON.stringify(headers)}\n${await request.text()}`;
  };
  hear(window, "fetch", (what, how) => told["a request"].push(note(what, how)));
  hear(XMLHttpRequest.prototype, "open", (...words) => told["a request"].push(words.join(" ")));
  hear(XMLHttpRequest.prototype, "setRequestHeader", (...words) => told["a request"].push(words.join(" ")));
  hear(XMLHttpRequest.prototype, "send", (body) => told["a request"].push(textOf(body)));
  hear(Navigator.prototype, "sendBeacon", (...words) => told["a request"].push(words.map(textOf).join(" ")));
  hear(URL, "createObjectURL", (blob) => told["a file that was saved"].push(blob.text?.() ?? ""));
  hear(globalThis.Clipboard?.prototype, "writeText", (text) => told["what was copied"].push(text));
  hear(DataTransfer.prototype, "setData", (kind, text) => told["what was copied"].push(text));
  hear(window, "open", (...words) => told["another window"].push(words.map(textOf).join(" ")));
  hear(window, "postMessage", (...words) => told["another window"].push(words.map(textOf).join(" ")));
  hear(globalThis.BroadcastChannel?.prototype, "postMessage", (word) => told["another window"].push(textOf(word)));
  hear(globalThis.ServiceWorker?.prototype, "postMessage", (word) => told["a worker"].push(textOf(word)));
  hear(globalThis.Worker?.prototype, "postMessage", (word) => told["a worker"].push(textOf(word)));
}
