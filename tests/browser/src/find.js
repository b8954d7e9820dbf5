// Finds the visible elements of a name among candidates. The browser's accessibility tree is asked afterwards
// whether it agrees; here the name is only worked out well enough to ask about few elements.
const [candidates, name, within] = arguments;
const clean = (text) => text.replace(/\s+/g, " ").trim();
const textOf = (id) => document.getElementById(id)?.textContent ?? "";
const nameOf = (element) => {
  const ids = element.getAttribute("aria-labelledby");
  if (ids) return ids.split(" ").map(textOf).join(" ");
  const label = element.getAttribute("aria-label");
  if (label) return label;
  if (element.labels?.length) return [...element.labels].map((label) => label.textContent).join(" ");
  return element.querySelector(":scope > legend")?.textContent ?? element.textContent;
};
// The name first: of what is scrolled out of sight, each look whether it is visible lays it out.
// What has no box of its own is seen by what is in it.
const isSeen = (element) =>
  element.checkVisibility() ||
  (getComputedStyle(element).display === "contents" && [...element.children].some(isSeen));
// Beside a dialog that asks, nothing can be reached; not every accessibility tree leaves it out.
const modal = document.querySelector("dialog:modal");
const isReachable = (element) => !modal || modal.contains(element);
const fits = (element) => isReachable(element) && clean(nameOf(element)) === name && isSeen(element);
// What is scrolled out of sight may not be laid out, and the tree has it only then.
const bring = (element) => {
  if (!element.checkVisibility({ contentVisibilityAuto: true })) element.scrollIntoView({ block: "center" });
  return element;
};
return [...(within ?? document).querySelectorAll(candidates)].filter(fits).map(bring);
