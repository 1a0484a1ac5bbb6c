// Tables of figures stand complete in the page. This adds a filter above each and buttons in its
// heads that sort it: by the value of a cell where it has one, else by its words as a Chinese
// dictionary would. The third press gives back the order of the page.
(() => {
  "use strict";
  // Words
  const SAY = {
    filter: "筛选",
    all: (total) => `共${total}项`,
    some: (total, shown) => `${total}项中的${shown}项`,
    by: { ascending: (name) => `按${name}升序`, descending: (name) => `按${name}降序` },
    restored: "恢复原来的次序",
  };
  // End of words
  const FEWEST = 6; // rows worth sorting
  const words = new Intl.Collator("zh-Hans", { numeric: true });
  const cell = (row, column) => row.cells[column];
  const said = (row, column) => cell(row, column).dataset.sort ?? cell(row, column).textContent.trim();

  const compare = (one, other) => {
    if (!one || !other) {
      return (one ? 0 : 1) - (other ? 0 : 1); // what is not said comes last
    }
    const numbers = [Number(one), Number(other)];
    return numbers.some(Number.isNaN) ? words.compare(one, other) : numbers[0] - numbers[1];
  };

  const sorted = (rows, column, turn) =>
    [...rows].sort((one, other) => {
      const [first, second] = [said(one, column), said(other, column)];
      const way = first && second ? turn : 1;
      return way * compare(first, second);
    });

  const sortable = (table, rows, tell) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const next = { ascending: "descending", descending: "" }[head.getAttribute("aria-sort")] ?? "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        if (next) {
          head.setAttribute("aria-sort", next);
        }
        const order = next ? sorted(rows, column, next === "ascending" ? 1 : -1) : rows;
        table.tBodies[0].append(...order);
        tell(next ? SAY.by[next](button.textContent) : SAY.restored);
      });
    });
    table.classList.add("sortable");
  };

  const sifting = (table, rows) => {
    const bar = document.createElement("div");
    const label = document.createElement("label");
    const input = document.createElement("input");
    const count = document.createElement("span");
    bar.className = "sifting";
    label.textContent = SAY.filter;
    input.type = "search";
    input.autocomplete = "off";
    count.setAttribute("role", "status");
    label.append(input);
    bar.append(label, count);
    table.closest(".wide").before(bar);
    const tell = (before) => {
      const shown = rows.filter((row) => !row.hidden).length;
      const told = shown === rows.length ? SAY.all(shown) : SAY.some(rows.length, shown);
      count.textContent = before ? `${told}，${before}` : told;
    };
    const held = rows.map((row) => row.textContent.replace(/\s+/g, "").toLowerCase());
    input.addEventListener("input", () => {
      const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      rows.forEach((row, at) => {
        row.hidden = !wanted.every((word) => held[at].includes(word));
      });
      tell();
    });
    tell();
    return { tell, input };
  };

  const furnish = (table) => {
    const rows = [...table.tBodies[0].rows];
    if (rows.length < FEWEST) {
      return;
    }
    const { tell, input } = sifting(table, rows);
    sortable(table, rows, tell);
    // A link from elsewhere must find its row.
    addEventListener("hashchange", () => {
      const meant = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (meant?.hidden && table.contains(meant)) {
        input.value = "";
        input.dispatchEvent(new Event("input"));
        meant.scrollIntoView();
      }
    });
  };

  const start = () => document.querySelectorAll("table.figures").forEach(furnish);
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
