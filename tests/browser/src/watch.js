// Runs before the page's own scripts: notes what must not happen. Kept in the session's storage of this tab,
// so that a reload forgets nothing.
{
  const KEY = "browser-tests.complaints";
  const note = (text) => {
    try {
      const noted = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
      sessionStorage.setItem(KEY, JSON.stringify([...noted, text]));
    } catch {
      // A page without storage, such as about:blank.
    }
  };
  document.addEventListener("securitypolicyviolation", (event) =>
    note(`policy: ${event.effectiveDirective} refused ${event.blockedURI}`));
  addEventListener("error", (event) => note(`error: ${event.message}`));
  // What a file's element hears does not rise to the window.
  const isFile = (target) => target instanceof HTMLScriptElement || target instanceof HTMLLinkElement;
  addEventListener("error", ({ target }) => isFile(target) && note(`refused: ${target.src ?? target.href}`), true);
  addEventListener("unhandledrejection", (event) => note(`rejection: ${event.reason}`));
  const error = console.error;
  console.error = (...words) => {
    note(`console.error: ${words.join(" ")}`);
    error.apply(console, words);
  };
  // What has reached the clipboard, for an engine that lets nobody read it.
  if (window.Clipboard) {
    const { writeText } = Clipboard.prototype;
    Clipboard.prototype.writeText = async function (text) {
      await writeText.call(this, text);
      window.copied = text;
    };
  }
}
