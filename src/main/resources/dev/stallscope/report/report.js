(() => {
  "use strict";
  const table = document.getElementById("operations");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const filter = document.getElementById("filter");
  const shown = document.getElementById("shown");

  function applyFilter() {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      row.text ??= row.textContent.toLowerCase();
      row.hidden = !words.every((word) => row.text.includes(word));
      if (!row.hidden) count++;
    }
    shown.value = count.toLocaleString("en");
  }

  const keys = {
    id: (row) => Number(row.id.slice(1)),
    w: (row) => Number(row.dataset.w),
    s: (row) => Number(row.dataset.s),
  };

  function cellText(column) {
    return (row) => {
      const cell = row.cells[column];
      return (cell.querySelector("summary") ?? cell).textContent;
    };
  }

  function sortBy(head, column) {
    const kind = head.dataset.sort;
    const key = keys[kind] ?? cellText(column);
    const first = kind === "w" ? "descending" : "ascending";
    const second = first === "ascending" ? "descending" : "ascending";
    const order = head.getAttribute("aria-sort") === first ? second : first;
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", order);
    const sign = order === "ascending" ? 1 : -1;
    const compare = new Intl.Collator("en", { numeric: true }).compare;
    const keyed = rows.map((row) => [key(row), row]);
    keyed.sort(([a], [b]) => sign * (typeof a === "number" ? a - b : compare(a, b)));
    body.append(...keyed.map(([, row]) => row));
  }

  function reveal() {
    const row = document.getElementById(location.hash.slice(1));
    if (!row || row.parentNode !== body) return;
    row.hidden = false;
    row.querySelector("details").open = true;
    row.scrollIntoView({ block: "center" });
  }

  Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => sortBy(head, column));
  });
  document.querySelector(".tools").hidden = false;
  filter.addEventListener("input", applyFilter);
  applyFilter();
  window.addEventListener("hashchange", reveal);
  reveal();
})();
