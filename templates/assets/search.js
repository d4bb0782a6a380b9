/* The search page. Words are looked for by Pagefind's index, or by titles, names and dates where there is none or a
   browser keeps it from a page that was opened from disk. What narrows, counts and sorts is the table in both. */
"use strict";

(() => {
  const PAGE = 20, VALUES = 8, NAMED = 6, PAUSE = 200, SUMMARY = 200;
  const at = (id) => document.getElementById(id);
  const box = at("search"), field = at("find"), order = at("sort"), results = at("results"), more = at("more"), save = at("save"), show = at("show");
  const root = box.dataset.root, table = window.archiveTable, facets = table.facets;
  const dated = facets[0].of.length - table.undated;
  const chosen = new Map(facets.map((facet) => [facet.key, new Set()]));
  const unfolded = new Set();
  let opening, knownNames, sortBy = "", found = [], shown = 0, run = 0, waiting;

  /* What finds: each returns, for some words, {place, score, view} of each record; without words, of all. */

  async function openIndex() {
    const places = new Map(table.ids.map((id, place) => [id, place]).filter(([id]) => id));
    const languages = new Set([...places.keys()].map((id) => id.slice(0, id.lastIndexOf("_"))));
    // With the first words, and not before: who only narrows by facets does not need it.
    let indexes;
    const all = [...places].map(([id, place]) => ({ place, score: 0, view: async () => viewOf(await fragment(id)) }));
    return async (words) => {
      if (!words) return all;
      indexes ??= Promise.all([...languages].map(openLanguage));
      const ask = async (index) => meant((await index.search(words)).results, words);
      const answers = await Promise.all((await indexes).map(ask));
      // What the index has and the table has not is of another build than this page.
      return answers.flat().filter((one) => places.has(one.id))
        .map((one) => ({ place: places.get(one.id), score: one.score, view: async () => viewOf(await one.data()) }));
    };
  }

  async function openLanguage(language) {
    // Pagefind searches in one language, which it takes from the page, and once for each time that it is imported:
    // two instances of one import would share their memory and overwrite it.
    const pagefind = await import(new URL(`${root}${box.dataset.engine}?${language}`, document.baseURI));
    const page = document.documentElement, own = page.lang;
    page.lang = language;
    const index = pagefind.createInstance({ excerptLength: 32 });
    page.lang = own;
    await index.init();
    return index;
  }

  /* What was found, or nothing where the best of it is not what was meant: of a word that no text has, Pagefind takes
     its first letters, however few, so that "advertisement" finds "a". Other scripts than these have stems that do not
     begin a word, and some of them no spaces. */
  async function meant(found, words) {
    if (!found.length) return found;
    const { raw_content: content, meta } = await found[0].data();
    // "Spies" have a stem in common with "spy".
    const parts = (text) => fold(text).replaceAll("y", "i").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    const all = content.split(content.includes("\u200b") ? "\u200b" : /\s+/);
    const there = parts([...found[0].words.map((place) => all[place]), ...Object.values(meta)].join(" "));
    const isLike = (one, word) => one.includes(word) || (!/\d/.test(word) && 2 * shared(one, word) >= word.length);
    const isThere = (word) => !/^[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\d]+$/u.test(word) || there.some((one) => isLike(one, word));
    return parts(words).every(isThere) ? found : [];
  }

  function shared(one, other) {
    let count = 0;
    while (count < one.length && one[count] === other[count]) count += 1;
    return count;
  }

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  /* One record of the index. Its own search without words would load the whole index to return all of them. */
  async function fragment(id) {
    const answer = await fetch(`${root}${box.dataset.engine.replace(/[^/]*$/, "")}fragment/${id}.pf_fragment`);
    const packed = (await answer.blob()).stream();
    const text = await new Response(packed.pipeThrough(new DecompressionStream("gzip"))).text();
    const { url, meta, content } = JSON.parse(text.slice(text.indexOf("{")));
    return { raw_url: url, meta, content: content.replaceAll("\u200b", "") };
  }

  function viewOf(data) {
    const { title, date, publisher } = data.meta;
    const excerpt = data.excerpt ? excerptOf(data) : [firstWords(data.content)];
    return { path: `${data.raw_url.replace(/^\//, "")}index.html`, title, date, publisher, excerpt };
  }

  function firstWords(text) {
    return text.length <= SUMMARY ? text : `${text.slice(0, SUMMARY).replace(/\s+\S*$/, "")} …`;
  }

  function excerptOf({ excerpt, content }) {
    const body = new DOMParser().parseFromString(excerpt, "text/html").body, text = body.textContent.trim();
    const nodes = [...body.childNodes].map((node) =>
      (node.nodeName === "MARK" ? element("mark", {}, node.textContent) : node.textContent));
    return [content.startsWith(text.slice(0, 30)) ? "" : "… ", ...nodes, content.endsWith(text.slice(-30)) ? "" : " …"];
  }

  async function openTitles() {
    await load(box.dataset.titles);
    const records = window.archiveTitles.map(([place, path, title, date, publisher]) => ({
      place, title: fold(title), rest: fold([date, publisher, ...names(place, facets)].join("\n")),
      view: async () => ({ path, title, date, publisher }),
    }));
    return async (words) => {
      const wanted = fold(words).split(/["\s]+/).filter(Boolean);
      const score = (one) => wanted.reduce((sum, word) => sum + (one.title.includes(word) ? 3 : 1), 0);
      return records.filter((one) => wanted.every((word) => one.title.includes(word) || one.rest.includes(word)))
        .map((one) => ({ place: one.place, score: score(one), view: one.view }));
    };
  }

  /* Pages of who or what the words name, in any spelling or language of the vocabulary; first those that they name in full. */

  const plain = (text) => fold(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim().replace(/^the /, "");

  async function openNames() {
    await load(box.dataset.names);
    return window.archiveNames.map(([path, name, count, others]) => ({ path, name, count, names: [name, ...others].map(plain) }));
  }

  async function showNamed(words, current) {
    const wanted = plain(words);
    let named = [];
    if (wanted) {
      knownNames ??= openNames().catch((fault) => { console.warn("names cannot be looked up:", fault); return []; });
      const known = await knownNames, inFull = ({ names }) => names.includes(wanted);
      const begins = ({ names }) => wanted.length > 2 && names.some((name) => ` ${name}`.includes(` ${wanted}`));
      named = [...known.filter(inFull), ...known.filter((one) => !inFull(one) && begins(one))].slice(0, NAMED);
    }
    if (current !== run) return;
    at("named").replaceChildren(...named.map(({ path, name, count }) => element("li", {},
      element("a", { href: root + path }, element("bdi", {}, name)), " ", element("small", {}, counted(count)))));
  }

  const load = (path) => new Promise((done, failed) => {
    const script = document.createElement("script");
    Object.assign(script, { src: root + path, onload: done, onerror: failed });
    document.head.append(script);
  });

  function open() {
    if (location.protocol === "file:") return openTitlesFor("from-disk");
    return box.dataset.engine ? openIndex() : openTitlesFor("without-index");
  }

  function openTitlesFor(reason) {
    at(reason).hidden = false;
    if (at("not-all")) at("not-all").hidden = false;
    return openTitles();
  }

  /* The address holds the whole state, so that it can be shared. */

  function readAddress() {
    const given = new URLSearchParams(location.search);
    field.value = given.get("q") ?? "";
    sortBy = ["newest", "oldest"].includes(given.get("sort")) ? given.get("sort") : "";
    for (const facet of facets) {
      const wanted = new Set(given.getAll(facet.key));
      chosen.set(facet.key, new Set(facet.values.flatMap(([id], place) => (wanted.has(id) ? [place] : []))));
    }
  }

  function writeAddress(how) {
    const given = new URLSearchParams();
    if (field.value.trim()) given.set("q", field.value.trim());
    for (const facet of facets) for (const value of chosen.get(facet.key)) given.append(facet.key, facet.values[value][0]);
    if (sortBy) given.set("sort", sortBy);
    const query = `${given}` && `?${given}`;
    if (query !== location.search) history[how](null, "", location.pathname + query);
  }

  /* Narrowing, counting, sorting. */

  const names = (place, columns) => columns.flatMap((facet) => facet.of[place].map((value) => facet.values[value][1]));
  const passes = (facet, place) => !chosen.get(facet.key).size || facet.of[place].some((one) => chosen.get(facet.key).has(one));

  function narrow(all) {
    const counts = new Map(facets.map((facet) => [facet.key, new Map()]));
    const left = all.filter((one) => {
      const against = facets.filter((facet) => !passes(facet, one.place));
      // A facet counts what is found when nothing of its own is chosen: each box says what ticking it would add.
      for (const facet of !against.length ? facets : against.length === 1 ? against : []) {
        const count = counts.get(facet.key);
        for (const value of facet.of[one.place]) count.set(value, (count.get(value) ?? 0) + 1);
      }
      return !against.length;
    });
    return { left, counts };
  }

  function sort(all, words) {
    // The undated, which stand last in the archive, stand last in either order.
    const newness = (one) => (one.place < dated ? one.place : -1 - one.place);
    const newest = (a, b) => newness(b) - newness(a);
    if (sortBy === "oldest") return all.sort((a, b) => a.place - b.place);
    if (sortBy === "newest" || !words) return all.sort(newest);
    return all.sort((a, b) => b.score - a.score || newest(a, b));
  }

  /* Showing. Text of a record is set as text, never as markup. */

  function element(name, given = {}, ...children) {
    const made = Object.assign(document.createElement(name), given);
    made.append(...children.filter((child) => child !== null && child !== ""));
    return made;
  }

  // No line is broken within a day.
  const unbroken = (date) => date.replace(/(\d) (?=[A-Z])|([a-z]) (?=\d{4})/g, "$1$2\u00a0");

  function row(place, view) {
    const lang = table.languages.values[table.languages.of[place][0]][0];
    const marker = table.markers.values[table.markers.of[place][0]][0];
    const about = names(place, facets.filter((facet) => ["country", "topic"].includes(facet.key))).slice(0, 4);
    return element("li", { className: "row" },
      element("span", { className: "when" }, `${unbroken(view.date)} `, marker && element("small", { className: "marker" }, marker)),
      element("span", { className: "what" },
        element("a", { href: root + view.path, lang }, element("bdi", {}, view.title)),
        element("small", {}, view.publisher && element("bdi", {}, view.publisher), view.publisher && " ",
          about.length ? element("span", {}, about.join("\u00a0· ")) : null),
        view.excerpt ? element("span", { className: "excerpt", lang }, element("bdi", {}, ...view.excerpt)) : null));
  }

  async function showMore(current) {
    const next = found.slice(shown, shown + PAGE);
    const views = await Promise.all(next.map((one) => one.view()));
    if (current !== run) return;
    if (!shown) results.replaceChildren();
    results.append(...next.map((one, number) => row(one.place, views[number])));
    shown += next.length;
    more.hidden = shown >= found.length;
    more.textContent = `Show ${Math.min(PAGE, found.length - shown)} more of ${number(found.length)}`;
  }

  /* What was found, as rows of the table of all records, which has them in the archive's order as well. */
  async function saveFound() {
    const places = found.map((one) => one.place), answer = await fetch(root + box.dataset.records);
    // A line goes on where a quoted field has a break.
    const rows = answer.ok ? (await answer.text()).match(/(?:[^"\n]*"[^"]*")*[^"\n]*\n/g) : [];
    if (rows.length !== facets[0].of.length + 1) throw new Error("the table of records is another build's, or not there");
    const text = [rows[0], ...places.map((place) => rows[place + 1])].join("");
    const link = element("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: "found.csv" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  const number = (count) => count.toLocaleString("en");
  const counted = (count) => (count === 1 ? "1 record" : `${number(count)} records`);

  function say(words) {
    const count = counted(found.length);
    const narrowed = [...chosen.values()].some((values) => values.size);
    const of = words && ` for ${/^".*"$/.test(words) ? words : `“${words}”`}`;
    if (found.length) return words || narrowed ? count + of : `All ${count}`;
    return `Nothing was found${of}. ${narrowed ? "Remove what narrows the search, or try" : "Try"} other or fewer words.`;
  }

  function showChosen() {
    const all = facets.flatMap((facet) => [...chosen.get(facet.key)].map((value) => [facet, value]));
    at("chosen").replaceChildren(...all.map(([facet, value]) => {
      const button = element("button", { type: "button" }, facet.values[value][1]);
      button.setAttribute("aria-label", `Remove ${facet.name}: ${facet.values[value][1]}`);
      button.onclick = () => { choose(facet, value, false); (at("chosen").querySelector("button") ?? field).focus(); };
      return element("li", {}, button);
    }));
    at("narrow").querySelector("summary").textContent = all.length ? `Narrow down (${all.length} chosen)` : "Narrow down";
  }

  function showFacets(counts) {
    const focused = document.activeElement?.id;
    at("facets").replaceChildren(...facets.map((facet) => showFacet(facet, counts.get(facet.key))));
    if (focused?.startsWith("in-")) at(focused)?.focus();
  }

  /* What says which of a facet's values are listed: of the months, which are many, those of years that are chosen. */
  function listing(facet) {
    const chosenOf = (other) => (other.key === "year" || other.key === "month" ? [...chosen.get(other.key)] : [])
      .map((value) => other.values[value][0].slice(0, 4));
    const years = new Set(facets.flatMap(chosenOf));
    return (value) => facet.key !== "month" || years.has(facet.values[value][0].slice(0, 4));
  }

  function showFacet(facet, count) {
    const newestFirst = (a, b) => isNaN(a) - isNaN(b) || b - a;
    const label = (value) => facet.values[value][1];
    const values = [...new Set([...count.keys(), ...chosen.get(facet.key)])].filter(listing(facet)).sort((a, b) =>
      (facet.key === "year" && newestFirst(facet.values[a][0], facet.values[b][0])) || (facet.key === "month" && a - b) ||
      (count.get(b) ?? 0) - (count.get(a) ?? 0) || label(a).localeCompare(label(b)));
    const isWhole = facet.key === "month" || unfolded.has(facet.key);
    const listed = isWhole ? values : values.filter((value, n) => n < VALUES || chosen.get(facet.key).has(value));
    const rest = values.length - listed.length;
    const unfold = element("button", { type: "button", id: `in-${facet.key}`, hidden: !rest }, `${rest} more`);
    unfold.onclick = () => {
      unfolded.add(facet.key);
      const all = showFacet(facet, count);
      unfold.closest("fieldset").replaceWith(all);
      all.querySelectorAll("input")[listed.length]?.focus();
    };
    return element("fieldset", { className: "facet", hidden: !values.length }, element("legend", {}, facet.name),
      ...listed.map((value) => {
        const tick = element("input", { type: "checkbox", id: `in-${facet.key}-${value}`, checked: chosen.get(facet.key).has(value) });
        tick.onchange = () => choose(facet, value, tick.checked);
        return element("label", {}, tick, element("span", {}, label(value)),
          element("span", { className: "count" }, number(count.get(value) ?? 0)));
      }), unfold);
  }

  /* What a reader does. */

  function choose(facet, value, wanted) {
    chosen.get(facet.key)[wanted ? "add" : "delete"](value);
    update("pushState");
  }

  async function update(how) {
    clearTimeout(waiting);
    const current = ++run, words = field.value.trim();
    if (how) writeAddress(how);
    try {
      await look(words, current);
    } catch (fault) {
      console.warn("the full-text index cannot be used:", fault);
      opening = openTitlesFor("without-index");
      await look(words, current);
    }
  }

  async function look(words, current) {
    opening ??= open();
    const all = await (await opening)(words);
    if (current !== run) return;
    const { left, counts } = narrow(all);
    found = sort(left, words);
    shown = 0;
    order.options[0].disabled = !words;
    order.value = sortBy || (words ? "" : "newest");
    showChosen();
    showFacets(counts);
    // A browser lets no page that was opened from disk read a file.
    save.hidden = !found.length || location.protocol === "file:";
    show.textContent = found.length ? `Show ${counted(found.length)}` : "Nothing was found";
    show.disabled = !found.length;
    await Promise.all([showMore(current), showNamed(words, current)]);
    if (current === run) at("status").textContent = say(words);
  }

  function listen() {
    field.form.addEventListener("submit", (event) => { event.preventDefault(); update("pushState"); });
    field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(update, PAUSE, "replaceState"); });
    order.addEventListener("change", () => { sortBy = order.value; update("pushState"); });
    window.addEventListener("popstate", () => { readAddress(); update(); });
    more.addEventListener("click", async () => {
      const first = shown;
      await showMore(run);
      results.querySelectorAll(".what > a")[first]?.focus();
    });
    // On a small screen what was found stands below what narrows it.
    show.addEventListener("click", () => {
      at("narrow").open = false;
      results.querySelector(".what > a")?.focus();
    });
    save.addEventListener("click", () => saveFound().catch((fault) => {
      console.warn("nothing is saved:", fault);
      at("status").textContent = "The table of all records cannot be loaded.";
    }));
    document.addEventListener("keydown", onKey);
    const wide = matchMedia("(min-width: 62rem)");
    const unfoldOnWide = () => { at("narrow").open = wide.matches; };
    wide.addEventListener("change", unfoldOnWide);
    unfoldOnWide();
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const links = [...results.querySelectorAll(".what > a")], place = links.indexOf(document.activeElement);
    const isTyping = document.activeElement?.matches("input[type=search], select, textarea");
    const go = (target) => { event.preventDefault(); target?.focus(); };
    if (event.key === "/" && !isTyping) { go(field); field.select(); }
    else if (event.key === "Escape" && document.activeElement === field && field.value) { go(field); field.value = ""; update("replaceState"); }
    else if (event.key === "Escape" && box.contains(document.activeElement)) go(field);
    else if (event.key === "ArrowDown" && (place >= 0 || document.activeElement === field)) go(links[place + 1] ?? links[place]);
    else if (event.key === "ArrowUp" && place >= 0) go(links[place - 1] ?? field);
  }

  readAddress();
  listen();
  at("no-script").hidden = true;
  box.hidden = false;
  at("status").textContent = "Looking …";
  if (!field.value) field.focus({ preventScroll: true });
  update();
})();
