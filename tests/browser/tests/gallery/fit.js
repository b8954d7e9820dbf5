// What does not fit: the page or a part that scrolls sideways and is no code, and text that is cut where nothing tells
// the rest: no title, no field that scrolls, and no link or button that opens what is cut; and words in colours that
// stand elsewhere than in the text. Returns a sentence for each.
const seen = (element) => element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true });
const named = (element) => `${element.tagName.toLowerCase()}.${element.className} “${element.textContent.trim().slice(0, 40)}”`;
const root = document.scrollingElement;
const faults = [];
if (root.scrollWidth > innerWidth) {
  const isOut = (element) => seen(element) && element.getBoundingClientRect().right > innerWidth + 1;
  const out = [...document.body.querySelectorAll("*")].filter(isOut).slice(0, 5).map(named);
  faults.push(`the page is ${root.scrollWidth} px wide: ${out.join(", ")}`);
}
const isCode = (element) => element.matches("pre, textarea, input, select, code") || element.closest("pre, [role=tabpanel], .code") || element.querySelector(":scope > pre");
// Text in colours stands over the same text in a field: each word in its line.
for (const element of document.querySelectorAll("pre span"))
  if (seen(element) && getComputedStyle(element).display !== "inline") faults.push(`${named(element)} breaks its line`);
for (const element of document.body.querySelectorAll("*")) {
  const style = getComputedStyle(element);
  if (element.scrollWidth <= element.clientWidth + 1 && element.scrollHeight <= element.clientHeight + 1) continue;
  if (!element.clientWidth || style.display === "inline" || !seen(element)) continue;
  // What only a screen reader reads.
  if (style.clipPath === "inset(50%)") continue;
  const isWide = element.scrollWidth > element.clientWidth + 1;
  if (isWide && ["auto", "scroll"].includes(style.overflowX) && !isCode(element)) {
    const edge = element.getBoundingClientRect().right;
    const wide = [...element.querySelectorAll("*")].find((part) => part.getBoundingClientRect().right > edge);
    faults.push(`${named(element)} scrolls sideways${wide ? `: ${named(wide)}` : ""}`);
  }
  const isClamped = style.webkitLineClamp !== "none" && element.scrollHeight > element.clientHeight + 1;
  const isCut = (isWide && style.overflowX === "hidden") || isClamped;
  const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  if (isCut && hasText && !element.closest("[title], a[href], button") && !element.matches("textarea, [aria-hidden=true] *"))
    faults.push(`${named(element)} is cut`);
}
return faults;
