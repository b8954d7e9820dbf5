// Lets the browser keep the page for a time without network, and says when a newer version is there. Runs once the page
// stands; without it everything else works.

const own = document.querySelector("meta[name=millrace-version]").content;
let told = false;

const tell = () => {
  told = true;
  const place = document.createElement("div");
  place.className = "notices";
  place.setAttribute("role", "status");
  document.querySelector(".notices").before(place);
  const words = document.createElement("span");
  words.textContent = "There is a new version of this page. Drafts and settings stay; the token has to be typed again.";
  const again = document.createElement("button");
  Object.assign(again, { type: "button", className: "button", textContent: "Reload" });
  again.addEventListener("click", () => location.reload());
  const line = document.createElement("p");
  line.className = "notice";
  line.append(words, again);
  place.append(line);
};

// Asks the host itself: what the worker keeps is only for when there is none.
const look = async () => {
  try {
    const answer = await fetch("./", { cache: "no-cache", redirect: "error" });
    const version = /name="millrace-version" content="([^"]+)"/.exec(await answer.text())?.[1];
    if (version && version !== own && !told) tell();
  } catch {
    // Without network there is nothing to find out.
  }
};

// Behind the page, so that nobody waits for it.
document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: "manifest.webmanifest" }));
// Where a host is reached without encryption, there is no such thing.
navigator.serviceWorker?.register("worker.js").catch(console.error);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) look();
});
look();
