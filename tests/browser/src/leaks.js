// Every place of this tab in which a token can be found that should be in its own field alone: the names of
// those in which it stands, in plain letters or in one of the forms in which texts travel. What has left the page is
// among them where `record.js` ran before it.
const [token, done] = arguments;
const bytes = [...new TextEncoder().encode(token)];
const hex = bytes.map((byte) => byte.toString(16).padStart(2, "0"));
// What base64 makes of it in the middle of a longer text, at each of the three places in a group.
const inBase64 = [0, 1, 2].map((shift) => btoa(" ".repeat(shift) + token).slice(shift + 1, -4));
const forms = [
  token, [...token].reverse().join(""), encodeURIComponent(token), escape(token), hex.join(""), hex.join(" "),
  hex.map((pair) => `%${pair}`).join(""), hex.map((pair) => `\\u00${pair}`).join(""), hex.map((pair) => `\\x${pair}`).join(""),
  bytes.join(","), JSON.stringify(token).slice(1, -1).replaceAll("/", "\\/"),
  // JSON, as far as it must or may escape a letter, and HTML.
  token.replace(/[^a-z0-9]/gi, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`),
  token.replace(/[^a-z0-9]/gi, (c) => `&#${c.charCodeAt(0)};`),
  ...inBase64, ...inBase64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_")),
].flatMap((form) => [form.toLowerCase(), form.toLowerCase().replaceAll("&", "&amp;")]);

const storageOf = (name) => {
  try {
    return JSON.stringify({ ...window[name] });
  } catch {
    return "";
  }
};
// The document and what stands in the shadow of an element of it.
const roots = (root) => [root, ...[...root.querySelectorAll("*")].filter((each) => each.shadowRoot).flatMap((each) => roots(each.shadowRoot))];
const all = (selector) => roots(document).flatMap((root) => [...root.querySelectorAll(selector)]);
const isTokens = (control) => control.type === "password" && control.labels[0]?.textContent.trim() === "API token";
const places = {
  "the document": roots(document).map((root) => root.documentElement?.outerHTML ?? root.innerHTML).join("\n"),
  "the text shown": document.body.innerText,
  "another field": all("input, textarea, select").filter((control) => !isTokens(control)).map((control) => control.value).join("\n"),
  "localStorage": storageOf("localStorage"),
  "sessionStorage": storageOf("sessionStorage"),
  "a cookie": document.cookie,
  "the address": location.href,
  "the title": document.title,
  "the history": JSON.stringify(history.state) ?? "",
  "the window's name": window.name,
  "an address that was loaded": performance.getEntries().map((entry) => entry.name).join("\n"),
};

const finished = (request) => new Promise((take, fail) => {
  request.onsuccess = () => take(request.result);
  request.onerror = () => fail(request.error);
});
const textsOf = (value) => {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return String(value);
  }
};
const databases = async () => {
  const found = [];
  for (const { name } of (await indexedDB.databases?.()) ?? []) {
    const database = await finished(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      found.push(name, store, textsOf(await finished(objects.getAllKeys())), textsOf(await finished(objects.getAll())));
    }
    database.close();
  }
  return found.join("\n");
};
const kept = async () => {
  const found = [];
  for (const name of window.caches ? await caches.keys() : []) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      found.push(name, request.url, textsOf([...request.headers]), textsOf([...response.headers]), await response.text());
    }
  }
  return found.join("\n");
};
const look = async () => {
  places["a database"] = await databases();
  places["a cache"] = await kept();
  for (const [place, texts] of Object.entries(window.told ?? {})) {
    places[place] = (await Promise.all(texts)).join("\n");
  }
  return Object.entries(places)
    .filter(([, text]) => forms.some((form) => text.toLowerCase().includes(form)))
    .map(([place]) => place);
};
look().then(done, (error) => done([`the search failed: ${error}`]));
