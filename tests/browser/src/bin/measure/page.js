// Runs before the scripts of each page that is measured.
(() => {
  const memories = new Set();
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const own = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await own.apply(WebAssembly, given);
      for (const value of Object.values((made.instance ?? made).exports)) {
        if (value instanceof WebAssembly.Memory) memories.add(value);
      }
      return made;
    };
  }

  // Every element that fits, in parts of the page's own too.
  const all = (selector, root = document) =>
    [...root.querySelectorAll("*")].flatMap((element) => [
      ...(element.matches(selector) ? [element] : []),
      ...(element.shadowRoot ? all(selector, element.shadowRoot) : []),
    ]);
  const FIELD = "input:not([type]), input[type=text], textarea";
  // Behind the next frame, when it is drawn.
  const drawn = (then) => requestAnimationFrame(() => setTimeout(then));

  // Gives the first text field the focus as soon as there is one, and notes when a key has changed it.
  let first, before;
  const look = () => {
    if (!first?.isConnected) first = all(FIELD).find((field) => field.checkVisibility());
    if (first && first.getRootNode().activeElement !== first) {
      first.focus();
      before = first.value;
    }
    if (bench.firstKey === null) requestAnimationFrame(look);
  };
  const typed = (event) => {
    const field = event.composedPath()[0];
    if (bench.firstKey === null && field === first && field.value !== before) bench.firstKey = performance.now();
  };

  let count = 0;
  let waiting;
  const framed = () => {
    performance.mark("bench-frame");
    count += 1;
    waiting?.();
  };

  const bench = {
    all,
    firstKey: null,
    awaitFirst() {
      addEventListener("input", typed, true);
      look();
    },
    // Waits for what a function finds.
    async until(find, what) {
      const end = performance.now() + 30000;
      for (;;) {
        const found = find();
        if (found) return found;
        if (performance.now() > end) throw new Error(`there is no ${what}`);
        await new Promise((done) => setTimeout(done, 20));
      }
    },
    button(text) {
      return bench.until(() => all("button, [role=tab], a").find((one) => one.checkVisibility() && text.test(one.textContent)), text);
    },
    // Marks each key, each change of a preview, and the frame that shows it; without a preview, that of the field.
    watch(preview) {
      addEventListener("keydown", () => performance.mark("bench-key"), true);
      let isAsked = false;
      const ask = () => {
        if (isAsked) return;
        isAsked = true;
        drawn(() => {
          isAsked = false;
          framed();
        });
      };
      if (preview) {
        const seen = () => {
          performance.mark("bench-preview");
          ask();
        };
        new MutationObserver(seen).observe(preview, { subtree: true, childList: true, characterData: true });
      } else {
        addEventListener("input", ask, true);
      }
    },
    // Waits for a frame behind those that were counted, and counts them.
    async after(counted) {
      if (count > counted) return count;
      const shown = new Promise((done) => (waiting = () => done(count)));
      return Promise.race([shown, new Promise((done) => setTimeout(() => done(null), 20000))]);
    },
    place(field, at) {
      field.focus();
      field.setSelectionRange(at, at);
    },
    put(field, text) {
      field.focus();
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
    },
    wasm: () => [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
  };
  window.bench = bench;
})();
