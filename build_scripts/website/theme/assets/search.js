// Exact search. Loaded at the first key; asks for data by script tags, so it works from a disk too.
"use strict";
(() => {
  // Words
  const SAY = {
    hits: (count) => `${count}处`,
    rest: (count) => `其余${count}处`,
    told: (says, chapters, hits, left) => `${says}${chapters}篇，${hits}处${left ? `；还有${left}篇未查` : ""}。`,
    on: "继续查",
    phrase: "整句见于",
    words: "没有这个整句；各词都见于",
    none: "没有找到。全书各篇都没有这样的文字。",
    fault: "检索数据没有载入，请再试一次。",
  };
  // End of words
  const box = document.getElementById("search");
  const field = box.querySelector("input");
  const out = box.querySelector("output");
  const waiting = new Map(), taken = new Map();
  const BATCH = 8, ENOUGH = 10, SHOWN = 5, AROUND = 22, VARIANTS = 12, WAVE = 4;
  let book, map, spaces, turn = 0;

  window.jiaokan.take = (name, value) => { taken.set(name, value); };
  function load(name) {
    if (!waiting.has(name)) waiting.set(name, new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = name + ".js";
      script.onload = () => { script.remove(); done(taken.get(name)); };
      script.onerror = () => { waiting.delete(name); failed(new Error(name)); };
      document.head.append(script);
    }));
    return waiting.get(name);
  }

  // Folding: the same table as the index. `at` tells where each folded unit stood.
  function fold(text) {
    let folded = "";
    const at = [];
    for (let i = 0; i < text.length; i++) {
      if (spaces.has(text[i])) continue;
      folded += map.get(text[i]) || text[i];
      at.push(i);
    }
    at.push(text.length);
    return { folded, at };
  }

  // Numbers: what is typed one way is also looked for the other way.
  const DIGITS = "〇一二三四五六七八九", UNITS = { 十: 10, 百: 100, 千: 1000 };
  const COUNTED = /百分之[〇零一二两三四五六七八九十百千点]+|\d+(?:\.\d+)?%?|[〇零一二两三四五六七八九十百千万亿]+/g;
  function value(words) {
    let whole = 0, part = 0, digit = 0;
    for (const char of words) {
      if (char === "零" || char === "〇") digit = 0;
      else if (char === "两") digit = 2;
      else if (DIGITS.includes(char)) digit = DIGITS.indexOf(char);
      else if (UNITS[char]) { part += (digit || 1) * UNITS[char]; digit = 0; }
      else { const big = char === "万" ? 1e4 : 1e8; whole = (whole + part + digit) * big; part = digit = 0; }
    }
    return whole + part + digit;
  }
  function spelled(number) {
    const under = (n) => {
      let words = "", gap = false;
      for (const [unit, name] of [[1000, "千"], [100, "百"], [10, "十"], [1, ""]]) {
        const digit = Math.floor(n / unit) % 10;
        if (!digit) { gap = words !== ""; continue; }
        words += (gap ? "零" : "") + DIGITS[digit] + name;
        gap = false;
      }
      return words;
    };
    if (number === 0) return "零";
    let words = "", rest = number;
    for (const [unit, name] of [[1e8, "亿"], [1e4, "万"], [1, ""]]) {
      const n = Math.floor(rest / unit);
      rest %= unit;
      if (n) words += (words && n < 1000 ? "零" : "") + under(n) + name;
    }
    return words.replace(/^一十/, "十");
  }
  const plain = (digits) => [...digits].map((char) => "零" === char ? 0 : DIGITS.indexOf(char)).join("");
  const decimals = (words) => {
    const [whole, part] = words.split("点");
    const number = /[十百千]/.test(whole) || whole.length === 1 ? String(value(whole)) : plain(whole);
    return part ? number + "." + plain(part) : number;
  };
  function otherWays(token) {
    if (token.startsWith("百分之")) return [decimals(token.slice(3)) + "%"];
    if (token.endsWith("%")) {
      const [whole, part] = token.slice(0, -1).split(".");
      if (whole.length > 8) return [];
      return ["百分之" + spelled(Number(whole)) + (part ? "点" + [...part].map((d) => DIGITS[d]).join("") : "")];
    }
    if (/^\d+$/.test(token)) {
      const found = token.length > 1 ? [[...token].map((d) => DIGITS[d]).join("")] : [];
      if (token.length > 1 && token.includes("0")) found.push(found[0].replaceAll("〇", "零"));
      if (token.length < 13 && !/^0/.test(token)) found.push(spelled(Number(token)));
      return found;
    }
    if (/^\d/.test(token)) return [];
    if (/[十百千万亿]/.test(token)) return /^[万亿百千]/.test(token) ? [] : [String(value(token))];
    return token.length > 1 && !token.includes("两") ? [plain(token)] : [];
  }
  // Ways to write a query: each with guards, so that 十五 finds 15 but not the 15 of 2156.
  function ways(query) {
    let found = [{ text: "", head: false, tail: false }];
    let end = 0;
    const add = (text) => found.forEach((way) => { if (text) { way.text += text; way.tail = false; } });
    for (const match of query.matchAll(COUNTED)) {
      add(query.slice(end, match.index));
      end = match.index + match[0].length;
      const others = otherWays(match[0]);
      found = found.flatMap((way) => [
        { ...way, text: way.text + match[0], tail: false },
        ...others.map((other) => ({ text: way.text + other, head: way.head || !way.text, tail: true })),
      ]).slice(0, VARIANTS);
    }
    add(query.slice(end));
    return found;
  }
  const NUMERAL = /[0-9〇零一二两三四五六七八九十百千万亿]/;
  function free(text, way, start) {
    const end = start + way.text.length, before = text[start - 1] || "", after = text[end] || "";
    if (way.head && (NUMERAL.test(before) || (before === "." && NUMERAL.test(text[start - 2] || "")))) return false;
    if (!way.tail) return true;
    return !NUMERAL.test(after) && after !== "%" && !(/[.点]/.test(after) && NUMERAL.test(text[end + 1] || ""));
  }
  function places(text, found) {
    const hits = [];
    for (const way of found) {
      for (let at = text.indexOf(way.text); at >= 0; at = text.indexOf(way.text, at + 1))
        if (free(text, way, at) && !hits.some((hit) => at < hit[1] && at + way.text.length > hit[0]))
          hits.push([at, at + way.text.length]);
    }
    return hits.sort((a, b) => a[0] - b[0]);
  }

  // Chapters that have every pair of a text; the pairs stand in shards.
  function shardOf(gram) {
    let number = 0;
    for (let i = 0; i < gram.length; i++) number = (number * 31 + gram.charCodeAt(i)) % 1000003;
    return number % book.shards;
  }
  function grams(text) {
    const units = [...text].map((char) => char.length > 1 || /[\ud800-\udfff]/.test(char) ? "\ufffd" : char);
    return units.length === 1 ? units : [...new Set(units.slice(1).map((unit, i) => units[i] + unit))];
  }
  function among(shard, gram, left) {
    const here = new Set();
    let number = -1;
    for (const step of Object.hasOwn(shard, gram) ? shard[gram] : "") {
      const code = step.codePointAt(0);
      number += 1 + (code < 0x100 ? code - 35 : code - 0x100);
      if (!left || left.has(number)) here.add(number);
    }
    return here;
  }
  // A few pairs at a time, those side by side last; when few chapters are left, their texts tell sooner.
  async function holding(text) {
    const all = grams(text), ordered = [...all.filter((_, i) => i % 2 === 0), ...all.filter((_, i) => i % 2)];
    let left = null;
    for (let at = 0; at < ordered.length; at += WAVE) {
      const wave = ordered.slice(at, at + WAVE);
      const shards = await Promise.all(wave.map((gram) => load("pairs-" + shardOf(gram))));
      wave.forEach((gram, i) => { left = among(shards[i], gram, left); });
      if (left.size <= BATCH) break;
    }
    return left || new Set();
  }
  async function candidates(found) {
    const all = await Promise.all(found.map((way) => holding(way.text)));
    return new Set(all.flatMap((some) => [...some]));
  }

  // Hits of one chapter. Every word must occur; a phrase is one word.
  async function hitsOf(number, words) {
    const paragraphs = await load("text/" + book.chapters[number][0]);
    const met = words.map(() => false), hits = [];
    for (const [id, text] of paragraphs) {
      const { folded, at } = fold(text);
      words.forEach((found, w) => places(folded, found).forEach(([from, to]) => {
        met[w] = true;
        hits.push({ id, text, from: at[from], to: at[to - 1] + 1 });
      }));
    }
    return met.every(Boolean) ? hits : [];
  }

  const node = (name, text, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  function line(slug, hit) {
    const item = node("li"), link = node("a");
    const from = Math.max(0, hit.from - AROUND), to = Math.min(hit.text.length, hit.to + AROUND);
    link.href = `../chapters/${slug}/${window.jiaokan.file}?hit=${hit.from}-${hit.to}#${hit.id}`;
    link.append((from ? "…" : "") + hit.text.slice(from, hit.from), node("mark", hit.text.slice(hit.from, hit.to)),
      hit.text.slice(hit.to, to) + (to < hit.text.length ? "…" : ""));
    item.append(link);
    return item;
  }
  function group(number, hits) {
    const [slug, title, area, , kind, date] = book.chapters[number];
    const section = node("section", "", "hits"), head = node("h3"), link = node("a", title), list = node("ul");
    link.href = `../chapters/${slug}/${window.jiaokan.file}`;
    head.append(link);
    section.append(head, node("p", [area, date, kind, SAY.hits(hits.length)].filter(Boolean).join(" · "), "of"), list);
    const show = (some) => some.forEach((hit) => list.append(line(slug, hit)));
    show(hits.slice(0, SHOWN));
    if (hits.length > SHOWN) {
      const more = node("button", SAY.rest(hits.length - SHOWN), "more");
      more.type = "button";
      more.onclick = () => { more.remove(); show(hits.slice(SHOWN)); };
      section.append(more);
    }
    return section;
  }

  // One way of looking, shown as it goes: batches of chapters until enough are found.
  async function look(mine, words, says) {
    let left = null;
    for (const found of words) {
      const some = await candidates(found);
      left = left === null ? some : new Set([...left].filter((number) => some.has(number)));
    }
    const queue = [...left].filter(chosen).sort((a, b) => a - b);
    let hits = 0, chapters = 0;
    const list = node("div"), told = node("p", "", "told");
    told.setAttribute("role", "status");
    async function go(limit) {
      while (queue.length && chapters < limit && mine === turn) {
        const batch = queue.splice(0, BATCH);
        const all = await Promise.all(batch.map((number) => hitsOf(number, words)));
        if (mine !== turn) return;
        all.forEach((found, i) => {
          if (!found.length) return;
          hits += found.length;
          chapters += 1;
          list.append(group(batch[i], found));
        });
      }
      if (mine !== turn) return;
      told.textContent = chapters ? SAY.told(says, chapters, hits, queue.length) : "";
      list.querySelector(":scope > .more")?.remove();
      if (queue.length) {
        const more = node("button", SAY.on, "more");
        more.type = "button";
        more.onclick = () => go(chapters + ENOUGH);
        list.append(more);
      }
    }
    await go(ENOUGH);
    if (mine !== turn) return 0;
    if (chapters) out.replaceChildren(told, list);
    return chapters;
  }
  const filters = () => [...box.querySelectorAll("select")];
  const chosen = (number) => filters().every((select) => !select.value || book.chapters[number][select.dataset.column] === select.value);

  async function run() {
    const mine = ++turn, typed = field.value;
    try {
      book = await load("catalogue");
      if (!map) {
        map = new Map([...book.fold[0]].map((char, i) => [char, [...book.fold[1]][i]]));
        spaces = new Set(book.spaces);
        fill();
      }
      const phrase = fold(typed).folded;
      const words = typed.split(/\s+/).map((word) => fold(word).folded).filter(Boolean);
      if (!phrase) { out.replaceChildren(); out.dataset.query = typed; return; }
      let found = await look(mine, [ways(phrase)], SAY.phrase);
      if (!found && words.length > 1 && mine === turn) found = await look(mine, words.map(ways), SAY.words);
      if (mine !== turn) return;
      if (!found) out.replaceChildren(node("p", SAY.none, "told"));
    } catch (fault) {
      if (mine === turn) out.replaceChildren(node("p", SAY.fault, "told"));
    }
    if (mine !== turn) return;
    out.dataset.query = typed;
    const address = new URL(location.href);
    address.search = typed ? "?q=" + encodeURIComponent(typed) : "";
    try { history.replaceState(null, "", address); } catch (fault) { /* a page from a disk may not */ }
  }
  function fill() {
    for (const select of filters()) {
      const values = new Set(book.chapters.map((chapter) => chapter[select.dataset.column]).filter(Boolean));
      [...values].sort().forEach((value) => select.append(new Option(value, value)));
      select.onchange = run;
    }
    box.querySelector(".filters").hidden = false;
  }
  load("catalogue").catch(() => {}); // asked for again, and told, when it is needed
  let soon;
  window.jiaokan.search = () => { clearTimeout(soon); soon = setTimeout(run, 60); };
  window.jiaokan.search();
})();
