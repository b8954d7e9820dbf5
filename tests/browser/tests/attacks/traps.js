// Runs before the page's own scripts. What an attack may reach leaves a trace here.
{
  // A script of an attacker's calls it, or sets it.
  let ran = 0;
  Object.defineProperty(window, "__xss", {
    get: () => () => void (ran += 1),
    set: () => void (ran += 1),
  });
  for (const way of ["alert", "confirm", "prompt", "print"]) window[way] = () => void (ran += 1);

  const asked = [];
  const ask = window.fetch;
  window.fetch = (what, how) => {
    asked.push(new URL(what.url ?? what, location.href).href);
    return ask.call(window, what, how);
  };
  for (const [owner, way] of [[XMLHttpRequest.prototype, "open"], [navigator, "sendBeacon"], [window, "open"]]) {
    owner[way] = (...words) => void asked.push(`${way} ${words.join(" ")}`);
  }

  // The tags that the page is made of: what stands nowhere else is not its own. `svg` and what is in it are drawn by
  // the page, without text from outside but in a `text`.
  const OWN = new Set(
    `HTML HEAD META TITLE LINK SCRIPT BODY HEADER FOOTER MAIN NAV SECTION DIV SPAN P H1 H2 H3 H4 H5 UL OL LI DL DT DD A
    B STRONG EM SMALL I CODE PRE KBD LABEL INPUT TEXTAREA SELECT OPTION BUTTON DIALOG DETAILS SUMMARY FIELDSET LEGEND
    TABLE CAPTION THEAD TBODY TR TH TD MARK DEL INS BR WBR NOSCRIPT TIME OPTGROUP
    svg path g rect circle line polyline polygon text title defs marker`.split(/\s+/),
  );
  // What shows as nothing, or changes how what stands around it shows.
  const DECEPTIVE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/;
  // The attributes that are read by somebody.
  const READ = /^(aria-|title$|placeholder$|alt$|label$|value$|content$)/;
  const codes = (text) => text.replace(/[^\x20-\x7e]/gu, (c) => `\\u{${c.codePointAt(0).toString(16)}}`).slice(0, 160);
  // A text that is typed into stands as it was typed, and so does what is painted behind it, letter upon letter.
  const isTyped = (element) => element.closest("textarea, .paint") !== null;

  // What can be seen, in the page, of an attack that got through.
  const breaches = () => {
    const found = [];
    if (ran > 0) found.push(`a script of the attack ran ${ran} times`);
    ran = 0;
    for (const element of document.querySelectorAll("*")) {
      if (!OWN.has(element.tagName)) found.push(`a stranger: ${codes(element.outerHTML)}`);
      for (const { name, value } of element.attributes) {
        if (/^on|^srcdoc$|^formaction$/.test(name)) found.push(`an attribute: ${name}=${codes(value)}`);
        if (name === "style" && /url|image|[<>"']/.test(value)) found.push(`a style: ${codes(value)}`);
        if (READ.test(name) && DECEPTIVE.test(value)) found.push(`unseen characters in ${element.tagName}.${name}: ${codes(value)}`);
        if (/^(href|src|action|data|xlink:href)$/.test(name) && !isOwnAddress(value)) {
          found.push(`an address: ${name}=${codes(value)}`);
        }
      }
      if (isTyped(element)) continue;
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE && DECEPTIVE.test(node.data)) {
          found.push(`unseen characters in ${element.tagName}.${element.className}#${element.id}: ${codes(node.data)}`);
        }
      }
    }
    // The page's own: that which starts it, the app, the desk, and what keeps it for a time without network.
    const scripts = [...document.querySelectorAll("script")];
    const isOwn = ({ src, integrity, text }) => isOwnAddress(src) && integrity.startsWith("sha") && text === "";
    if (scripts.length > 4 || !scripts.every(isOwn)) found.push("another script");
    if (document.querySelector("body > [role=alert]")) found.push("the app has stopped");
    for (const address of asked.splice(0)) found.push(`a request: ${address.slice(0, 200)}`);
    return found;
  };
  // Its own files, its drafts, and the documentation that it names.
  const isOwnAddress = (address) =>
    /^(#|\.|https:\/\/aiven\.io\/|https:\/\/api\.aiven\.io\/doc|https:\/\/docs\.aiven\.io\/)/.test(address) ||
    new URL(address, document.baseURI).href.startsWith(location.origin + "/");

  const until = async (what, holds) => {
    const end = Date.now() + 15_000;
    for (;;) {
      const held = holds();
      if (held) return held;
      if (Date.now() > end) throw new Error(`waited for ${what}`);
      await new Promise((go) => setTimeout(go, 4));
    }
  };
  const put = (field, text) => {
    const kind = Object.getPrototypeOf(field);
    Object.getOwnPropertyDescriptor(kind, "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const button = (within, name) =>
    [...(within?.querySelectorAll("button") ?? [])].find((each) => each.textContent === name && each.checkVisibility());
  // What an attack must leave as it is: the drafts, where they go, and the token.
  const state = () =>
    JSON.stringify({
      drafts: [...document.querySelectorAll("nav .drafts li")].map((item) => item.innerText),
      target: ["field-project", "field-service"].map((id) => document.getElementById(id)?.value),
      token: document.getElementById("token")?.value,
      base: document.querySelector(".url")?.firstChild.textContent,
    });
  // When the fragment changed, in milliseconds: whoever changed it, the browser counts.
  const times = [];
  addEventListener("hashchange", () => times.push(performance.now()));
  window.traps = { breaches, until, put, button, state, codes, asked, times };
}
