// Opens crafted links and files one after the other, as a user would who follows and chooses them, and looks after each
// whether anything of it got through. Returns what did, and what the page made of them.
const [attacks] = arguments;
const { breaches, until, put, button, state } = window.traps;
const dialog = () => document.getElementById("import");

// A dialog that is closed forgets a moment later what it said.
const close = async () => {
  if (!dialog()?.open) return;
  const closed = new Promise((go) => dialog().addEventListener("close", go, { once: true }));
  button(dialog(), "Close").click();
  await closed;
};
const pack = async (text) => {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};
const spell = (bytes) => {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
};
const fragment = async ({ text, bits, cut, repeat }) => {
  const bytes = await pack(repeat ? text.repeat(repeat) : text);
  for (const bit of bits ?? []) bytes[(bit >> 3) % bytes.length] ^= 1 << (bit & 7);
  const spelt = spell(bytes);
  return `#share=1.${cut === undefined ? spelt : spelt.slice(0, cut % spelt.length)}`;
};
const open = async (attack) => {
  if (attack.paste !== undefined) {
    button(document.getElementById("desk-import"), "Import").click();
    put(await until("the field for a text", () => document.getElementById("import-text")), attack.paste);
    button(dialog(), "Read the text").click();
    await until("the text to be read", () => document.querySelector("#import-said")?.textContent);
    return;
  }
  if (attack.file !== undefined) {
    button(document.getElementById("desk-import"), "Import").click();
    const input = await until("the field for a file", () => document.getElementById("import-file"));
    const files = new DataTransfer();
    const whole = attack.repeat ? attack.file.repeat(attack.repeat) : attack.file;
    files.items.add(new File([whole], attack.name ?? "workspace.json"));
    input.files = files.files;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await until("the file to be read", () => document.querySelector("#import-said")?.textContent);
    return;
  }
  const hash = attack.hash ?? (await fragment(attack));
  // Chromium passes over what comes after 200 changes of a page's fragment in ten seconds. A link changes it, and so
  // does the page that takes it away, goes to a draft that it held, and back.
  const { times } = window.traps;
  await until("a fragment to be taken", () => times.length < 120 || performance.now() - times.at(-120) > 10_000);
  const heard = { is: false };
  addEventListener("hashchange", () => (heard.is = true), { once: true });
  location.hash = hash;
  await until(`the fragment ${hash.slice(0, 60)}`, () => heard.is);
  if (hash.startsWith("#share=")) await until("the dialog", () => dialog()?.open);
};

const got = [];
const opened = {};
for (const attack of attacks) {
  const before = state();
  try {
    await open(attack);
    got.push(...breaches());
    const said = dialog()?.querySelector("#import-said")?.textContent ?? "";
    const kind = said.includes("Nothing was sent.") ? "opened" : said ? "refused" : "passed by";
    opened[kind] = (opened[kind] ?? 0) + 1;
    if (attack.may === "refused" && kind === "opened") got.push("it was opened");
    if (attack.choice === "Close") await close();
    else button(dialog(), attack.choice ?? "Replace mine")?.click();
    // What was shown last is gone once the drafts are drawn.
    await new Promise((go) => requestAnimationFrame(go));
    got.push(...breaches());
    // What is taken back stands in the dialog, and once that is closed beside it.
    (button(dialog(), "Undo") ?? button(document.querySelector(".notices"), "Undo"))?.click();
    await close();
    await until(`the state of before, ${before}, now ${state()}`, () => state() === before);
    for (const notice of document.querySelectorAll(".notices .notice")) button(notice, "Dismiss")?.click();
  } catch (error) {
    got.push(`${error}`);
  }
  if (got.length > 0) return { got: [...new Set(got)].slice(0, 12), of: JSON.stringify(attack).slice(0, 1800), opened };
}
return { got, opened };
