// Every place of this tab in which a token can be found that should be in its own field alone: the names of
// those in which it stands, in plain letters or in one of the forms in which texts travel.
const [token, done] = arguments;
const bytes = [...new TextEncoder().encode(token)];
const hex = bytes.map((byte) => byte.toString(16).padStart(2, "0"));
// What base64 makes of it in the middle of a longer text, at each of the three places in a group.
const inBase64 = [0, 1, 2].map((shift) => btoa(" ".repeat(shift) + token).slice(shift + 1, -4));
const forms = [
  token, [...token].reverse().join(""), encodeURIComponent(token), escape(token), hex.join(""),
  hex.map((pair) => `%${pair}`).join("").toLowerCase(), ...inBase64,
  ...inBase64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_")),
].flatMap((form) => [form.toLowerCase(), form.toLowerCase().replaceAll("&", "&amp;")]);

const storageOf = (name) => {
  try {
    return JSON.stringify({ ...window[name] });
  } catch {
    return "";
  }
};
const controls = [...document.querySelectorAll("input, textarea, select")];
const isTokens = (control) => control.type === "password" && control.labels[0]?.textContent.trim() === "API token";
const places = {
  "the document": document.documentElement.outerHTML,
  "the text shown": document.body.innerText,
  "another field": controls.filter((control) => !isTokens(control)).map((control) => control.value).join("\n"),
  "localStorage": storageOf("localStorage"),
  "sessionStorage": storageOf("sessionStorage"),
  "a cookie": document.cookie,
  "the address": location.href,
  "the title": document.title,
  "the history": JSON.stringify(history.state) ?? "",
  "the window's name": window.name,
  "an address that was loaded": performance.getEntries().map((entry) => entry.name).join("\n"),
};
const look = async () => {
  const databases = await indexedDB.databases();
  const caches = await window.caches.keys();
  places["a database"] = JSON.stringify([databases, caches]);
  return Object.entries(places)
    .filter(([, text]) => forms.some((form) => text.toLowerCase().includes(form)))
    .map(([place]) => place);
};
look().then(done, (error) => done([`the search failed: ${error}`]));
