// What a page does beyond being read. Everything can be read without it.
"use strict";
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
})();
