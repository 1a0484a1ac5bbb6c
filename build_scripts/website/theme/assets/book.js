// What a page does beyond being read. Everything can be read without it.
"use strict";
// Words
(() => {
  const root = document.documentElement;
  const assets = document.currentScript.src.replace(/[^/]*$/, "");
  const local = location.protocol === "file:";
  // A page opened from a disk needs the file's name; a server finds it by the folder.
  window.jiaokan = { file: local ? "index.html" : "" };
  const whole = (address) => local ? address.replace(/\/(?=[?#]|$)/, "/index.html") : address;
  if (local) {
    const named = (event) => {
      const link = event.target.closest?.("a[href]");
      if (link && link.protocol === "file:") link.href = whole(link.href);
    };
    addEventListener("click", named, true);
    addEventListener("auxclick", named, true);
    for (const form of document.querySelectorAll("form[action]")) form.action = whole(form.action);
  }

  // The face comes when the text has been drawn; on the next pages it is at hand, and comes before.
  const face = document.getElementById("face");
  if (face?.media === "print") requestAnimationFrame(() => setTimeout(() => {
    face.media = "all";
    try { sessionStorage.face = "1"; } catch { /* drawn late once more */ }
  }));

  // The reader's settings.
  const stored = () => { try { return JSON.parse(localStorage.getItem("jiaokan") || "{}"); } catch { return {}; } };
  const panel = document.querySelector(".settings");
  for (const input of panel?.querySelectorAll("input") || []) {
    input.checked = (root.dataset[input.name] || "") === input.value;
    input.addEventListener("change", () => {
      const all = { ...stored(), [input.name]: input.value };
      if (input.value) root.dataset[input.name] = input.value;
      else delete root.dataset[input.name];
      try { localStorage.setItem("jiaokan", JSON.stringify(all)); } catch { /* kept for this page only */ }
    });
  }
  const shut = (event) => {
    for (const open of document.querySelectorAll("details.settings[open], details.menu[open]"))
      if (!open.contains(event.target)) open.open = false;
  };
  document.addEventListener("click", shut);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const open of document.querySelectorAll("details.settings[open]")) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  });

  // The field of the search page; the search itself is loaded at the first key.
  const box = document.getElementById("search");
  if (box) {
    const form = document.createElement("form");
    form.action = "";
    form.innerHTML = "<label>查找的文字<input type='search' name='q' maxlength='200' autocomplete='off'></label>"
      + "<div class='filters' hidden><label>地区<select data-column='2'><option value=''>全部</option></select></label>"
      + "<label>年份<select data-column='3'><option value=''>全部</option></select></label>"
      + "<label>来源种类<select data-column='4'><option value=''>全部</option></select></label></div>";
    const out = document.createElement("output");
    box.replaceChildren(form, out);
    const field = form.querySelector("input");
    let asked = false;
    const look = () => {
      if (window.jiaokan.search) return window.jiaokan.search();
      if (asked) return;
      asked = true;
      const script = document.createElement("script");
      script.src = assets + "search.js";
      document.head.append(script);
    };
    form.addEventListener("submit", (event) => { event.preventDefault(); look(); });
    field.addEventListener("input", look);
    field.value = new URLSearchParams(location.search).get("q") || "";
    if (field.value) look();
    field.focus();
  }

  // A hit of the search: the right characters of the right paragraph.
  const hit = /[?&]hit=(\d+)-(\d+)/.exec(location.search);
  const target = hit && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target) {
    const [from, to] = [Number(hit[1]), Number(hit[2])];
    const walker = document.createTreeWalker(target.querySelector("figcaption") || target, NodeFilter.SHOW_TEXT,
      (text) => text.parentElement.closest(".headerlink, .pilcrow") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const texts = [];
    for (let at = 0, text = walker.nextNode(); text; text = walker.nextNode()) {
      texts.push([text, at]);
      at += text.data.length;
    }
    const marked = [];
    for (const [text, at] of texts) {
      const range = document.createRange();
      const start = Math.max(0, from - at), end = Math.min(text.data.length, to - at);
      if (start >= end) continue;
      range.setStart(text, start);
      range.setEnd(text, end);
      const mark = document.createElement("mark");
      mark.className = "hit";
      range.surroundContents(mark);
      marked.push(mark);
    }
    marked[0]?.scrollIntoView({ block: "center" });
  }

  // Citing: the sentence of the chapter, with the place and the permanent link.
  const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content || "";
  const canonical = document.querySelector("link[rel=canonical]")?.href || location.href.split(/[?#]/)[0];
  const cite = meta("jiaokan.cite");
  const cited = (id) => `${cite}${id ? `：段${id}` : ""}. ${meta("DC.relation.isPartOf")}（整理本）. ${canonical}${id ? `#${id}` : ""}.`;
  async function copy(text, button) {
    const before = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without a secure address there is no clipboard: the old way, from a field.
      const field = document.createElement("textarea");
      field.value = text;
      (button.closest("[popover]") || document.body).append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    button.textContent = "已复制";
    setTimeout(() => { button.textContent = before; }, 1500);
  }
  const button = (words, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.addEventListener("click", () => act(made));
    return made;
  };
  // A data set is cited with the day on which it was looked at.
  const day = new Date();
  const today = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  for (const form of document.querySelectorAll("pre.form")) {
    const text = form.textContent.replace("[引用日期]", `[${today}]`);
    form.prepend(button("复制", (pressed) => copy(text, pressed)));
  }

  // Signs open a small menu of what can be done with their place; without this program they are links.
  let menu;
  const offer = (sign, says, told, parts) => {
    if (!menu) {
      menu = document.createElement("div");
      menu.className = "paragraph-menu";
      menu.popover = "auto";
      menu.setAttribute("role", "dialog");
      document.querySelector("article").append(menu);
    }
    menu.setAttribute("aria-label", says);
    const list = document.createElement("ul");
    const words = document.createElement("p");
    words.textContent = told;
    for (const part of parts) {
      const item = document.createElement("li");
      item.append(part);
      list.append(item);
    }
    menu.replaceChildren(words, list);
    menu.showPopover();
    const at = sign.getBoundingClientRect(), room = document.documentElement.clientWidth;
    menu.style.left = `${Math.max(8, Math.min(at.left, room - menu.offsetWidth - 8)) + scrollX}px`;
    menu.style.top = `${at.bottom + scrollY + 4}px`;
    list.querySelector("button").focus();
  };
  const signs = (selector, says, opened) => {
    for (const sign of "popover" in HTMLElement.prototype ? document.querySelectorAll(selector) : []) {
      const address = sign.getAttribute("href");
      sign.setAttribute("role", "button");
      sign.setAttribute("aria-haspopup", "dialog");
      if (says) sign.setAttribute("aria-label", says);
      const act = (event) => {
        event.preventDefault();
        opened(sign, address);
      };
      sign.addEventListener("click", act);
      sign.addEventListener("keydown", (event) => { if (event.key === " ") act(event); });
    }
  };
  const copying = (words, text) => button(words, (pressed) => copy(text, pressed));
  const idOf = (address) => decodeURIComponent(address.hash.slice(1));

  // The sign ¶ of a paragraph.
  const slug = /\/chapters\/([^/]+)\//.exec(canonical)?.[1];
  if (cite && slug) signs("a.pilcrow", "本段的引用、链接与原文", (sign) => {
    const id = idOf(new URL(sign.href));
    const link = (words, folder) => {
      const made = document.createElement("a");
      made.textContent = words;
      made.href = whole(`../../${folder}/${slug}/#${id}`);
      return made;
    };
    history.replaceState(null, "", sign.hash);
    offer(sign, "本段", cited(id), [
      copying("复制引文", cited(id)), copying("复制链接", `${canonical}#${id}`),
      link("引用格式", "cite"), link("原文", "source"), link("对照", "parallel"),
    ]);
  });

  // The sign of a row or an entry copies at once, and shows what was copied.
  const citing = document.querySelector(".citing");
  if (citing) signs("a.cites", "", (sign, address) => {
    const { page = canonical, what, rest, in: within } = citing.dataset;
    const place = new URL(address, page);
    const piece = place.pathname.split("/").at(-2);
    const head = sign.dataset.name ? sign.dataset.name + rest : citing.querySelector(`[data-of="${CSS.escape(piece)}"]`).textContent;
    const text = [`${head}：${what}${idOf(place)}`, within, place.href].filter(Boolean).join(". ") + ".";
    const first = copying("复制引文", text);
    offer(sign, "引用", text, [first, copying("复制链接", place.href)]);
    copy(text, first);
  });

  // Text that is copied carries its place.
  const LONG = 12;
  document.addEventListener("copy", (event) => {
    const chosen = getSelection(), text = String(chosen);
    const element = (node) => node instanceof Element ? node : node?.parentElement;
    const start = element(chosen.anchorNode), end = element(chosen.focusNode);
    if (!cite || text.length < LONG || !start?.closest("article") || start.closest("[popover]")) return;
    const first = start.compareDocumentPosition(end) & Node.DOCUMENT_POSITION_PRECEDING ? end : start;
    const place = first.closest("p.text[id], .byline[id], .credit[id], .dateline[id], figure[id], h2[id]");
    if (!place || !event.clipboardData) return;
    event.clipboardData.setData("text/plain", `${text}\n——${cited(place.id)}`);
    event.preventDefault();
  });

  // The views of a chapter and its other editions are opened at the paragraph that is being read.
  const followed = document.querySelectorAll(".views a, a[data-same]");
  const reading = () => {
    const named = document.querySelectorAll("article p[id], article figure[id], article section[id], article h2[id]");
    let found = null;
    for (const each of named) {
      if (each.getBoundingClientRect().top > innerHeight / 2) break;
      found = each;
    }
    return found && scrollY > 200 ? found.id : decodeURIComponent(location.hash.slice(1));
  };
  for (const link of followed) link.addEventListener("click", () => {
    const id = reading();
    if (/\d$/.test(id)) link.hash = id;
  }, true);
})();
// End of words
