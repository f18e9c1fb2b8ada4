// The search page. Pagefind and its index are fetched only when a reader first focuses the field or searches.
(() => {
  const form = document.querySelector(".search-form");
  if (!form) return;
  document.querySelector(".search-unscripted").hidden = true;
  const field = form.elements.q;
  const status = document.querySelector(".search-status");
  const list = document.querySelector(".search-results");
  const more = document.querySelector(".search-more");
  const shape = document.querySelector("#search-result");
  const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
  const PAGE = 10;
  const PAUSE = 250; // milliseconds without a key before a word counts as typed

  let library;
  let asked = "";
  let found = [];
  let timer;

  const load = () => {
    library ??= import(new URL(`${form.dataset.bundle}pagefind.js`, location.href)).then(async (pagefind) => {
      const options = { baseUrl: form.dataset.root, excerptLength: 28 };
      await pagefind.options(options);
      // A large archive has several volumes, of which the first is already loaded.
      const answer = await fetch(`${form.dataset.bundle}volumes.json`);
      const volumes = await answer.json();
      await Promise.all(volumes.map((folder) => pagefind.mergeIndex(`${form.dataset.bundle}${folder}/`, options)));
      return pagefind;
    });
    return library;
  };

  const say = (words) => { status.textContent = words; };

  // In an excerpt, <mark> surrounds the found words, and three characters are entities; it is shown as text nodes.
  const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  const excerpt = (html) => html.split(/<\/?mark>/).map((part, number) => {
    if (number % 2 === 0) return plain(part);
    const mark = document.createElement("mark");
    mark.textContent = plain(part);
    return mark;
  });

  const item = ({ url, meta, excerpt: words }) => {
    const made = shape.content.cloneNode(true);
    const link = made.querySelector("a");
    const summary = made.querySelector(".card-summary");
    link.href = url;
    link.textContent = meta.title;
    summary.append(...excerpt(words));
    for (const text of [link.parentElement, summary]) {
      text.lang = meta.language;
      text.dir = meta.direction;
    }
    made.querySelector(".label").textContent = meta.section ?? "";
    if (meta.date) {
      const time = document.createElement("time");
      time.dateTime = meta.date;
      time.textContent = day.format(new Date(meta.date));
      made.querySelector(".card-meta").append(time);
    }
    return made;
  };

  const show = async () => {
    const words = asked;
    const next = found.slice(list.children.length, list.children.length + PAGE);
    const pages = await Promise.all(next.map((result) => result.data()));
    if (words !== asked) return undefined;
    const first = list.children.length;
    list.append(...pages.map(item));
    more.hidden = list.children.length >= found.length;
    return list.children[first];
  };

  const clear = () => {
    found = [];
    list.replaceChildren();
    more.hidden = true;
  };

  const search = async () => {
    const words = field.value.trim();
    if (words === asked) return;
    asked = words;
    const address = new URL(location.href);
    if (words) address.searchParams.set("q", words);
    else address.searchParams.delete("q");
    history.replaceState(null, "", address);
    if (!words) {
      clear();
      say("");
      return;
    }
    say(status.dataset.working);
    try {
      const { results } = await (await load()).search(words);
      if (words !== asked) return; // the reader has typed more
      clear();
      found = results;
      await show();
      say(results.length ? status.dataset.found.replace("{number}", results.length) : status.dataset.none);
    } catch {
      if (words !== asked) return;
      clear();
      say(status.dataset.failed);
    }
  };

  const start = () => {
    clearTimeout(timer);
    return search();
  };

  field.addEventListener("focus", () => load().catch(() => {}), { once: true });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    start();
  });
  more.firstElementChild.addEventListener("click", async () => {
    // The button may be hidden after this, so focus moves to the first new result.
    (await show())?.querySelector("a").focus();
  });

  const given = new URLSearchParams(location.search).get("q");
  if (given) {
    field.value = given;
    start();
  }
})();
