(() => {
  "use strict";
  const STEP = 200;
  const PER_SECOND = 10_000_000;
  const collator = new Intl.Collator("en", { numeric: true });

  function element(name, text, className) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  /** Fills {places} of a text of the page. */
  function filled(text, values) {
    return text.replace(/{(\w+)}/g, (place, name) => values[name] ?? place);
  }

  function count(number) {
    return number.toLocaleString("en-US");
  }

  /** A span of ticks of 100 ns in words, as Quantities.time has it. */
  function time(ticks) {
    const digits = (unit) => {
      const decimals = ticks < 100 * unit ? 2 : 1;
      return (Math.round(ticks / (unit / 10 ** decimals)) / 10 ** decimals).toFixed(decimals);
    };
    if (ticks < 10_000) return `${(ticks / 10).toFixed(1).replace(/\.0$/, "")} µs`;
    if (ticks < PER_SECOND) return `${digits(10_000)} ms`;
    if (ticks < 60 * PER_SECOND) return `${digits(PER_SECOND)} s`;
    const seconds = Math.floor(ticks / PER_SECOND);
    const [large, small, units] =
      seconds < 3600
        ? [Math.floor(seconds / 60), seconds % 60, [" min", " s"]]
        : [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), [" h", " min"]];
    return large + units[0] + (small === 0 ? "" : ` ${small}${units[1]}`);
  }

  /** Milliseconds as seconds, as Quantities.seconds has it. */
  function seconds(milliseconds) {
    const whole = Math.floor(milliseconds / 1000);
    return `${count(whole)}.${String(milliseconds % 1000).padStart(3, "0")} s`;
  }

  const COLUMNS = [
    "id", "blocked", "start", "process", "thread", "operation", "cause", "culprit", "result", "sure",
  ];

  /** A blocking point that stands in the page already. */
  function fromBody(body) {
    const cells = body.rows[0].cells;
    const point = { body, causeId: body.dataset.c, number: Number(body.id.slice(1)) };
    COLUMNS.forEach((name, place) => { point[name] = cells[place].textContent; });
    point.blockedTicks = Number(body.dataset.w);
    point.startTicks = Number(body.dataset.s);
    point.path = body.querySelector("summary").textContent;
    return point;
  }

  /** A folder is the one it lies in and its own name. */
  function folder(folders, place) {
    if (place < 0) return "";
    const [parent, name] = folders[place];
    return folder(folders, Number(parent)) + name;
  }

  /** A blocking point from the page's data; its rows are made when they are first shown. */
  function fromData(data, row, number) {
    const text = (table, place) => data[table][place][0];
    const [causeId, cause] = data.causes[row[5]];
    return {
      number,
      id: `F${number}`,
      causeId,
      cause,
      blockedTicks: row[0],
      startTicks: row[1] * 10_000,
      blocked: time(row[0]),
      start: seconds(row[1]),
      process: text("processes", row[2]),
      thread: String(row[3]),
      operation: text("operations", row[4]),
      culprit: text("culprits", row[6]),
      result: text("results", row[7]),
      sure: text("sure", row[8]),
      reasons: data.reasons[row[9]],
      path: folder(data.folders, row[10]) + row[11],
      events: row[12],
    };
  }

  function makeBody(point, labels) {
    const body = element("tbody");
    body.id = point.id;
    const first = element("tr");
    const head = element("th", point.id);
    head.scope = "row";
    first.append(head);
    for (const name of COLUMNS.slice(1)) {
      const numeric = ["blocked", "start", "thread", "sure"].includes(name);
      const cell = element("td", "", numeric ? "num" : "");
      if (name === "blocked") cell.classList.add("w");
      if (name === "cause") cell.append(element("i", "", `swatch ${point.causeId}`));
      cell.append(point[name]);
      first.append(cell);
    }
    const second = element("tr");
    const cell = element("td", "", "path");
    cell.colSpan = 9;
    const details = element("details");
    const proof = element("div", "", "proof");
    proof.append(element("h3", filled(labels.reasons, { confidence: point.sure })));
    const reasons = element("ul");
    reasons.append(...point.reasons.map((reason) => element("li", reason)));
    const events = point.events.split(" ").join(", ");
    proof.append(reasons, element("p", filled(labels.numbers, { events })));
    details.append(element("summary", point.path), proof);
    cell.append(details);
    second.append(element("td"), cell);
    body.append(first, second);
    return body;
  }

  function table() {
    const found = document.getElementById("operations");
    if (!found) return;
    const search = document.getElementById("search");
    const cause = document.getElementById("cause");
    const process = document.getElementById("process");
    const shown = document.getElementById("shown");
    const more = document.getElementById("more");
    const none = document.getElementById("none-match");
    const brief = document.getElementById("brief");
    const labels = brief ? brief.dataset : {};
    const points = Array.from(found.tBodies, fromBody);
    if (brief) {
      const data = JSON.parse(brief.content.textContent);
      data.rows.forEach((row, place) => {
        points.push(fromData(data, row, data.from + place + 1));
      });
    }
    let chosen = points;
    let limit = STEP;

    const keys = {
      id: (point) => point.number,
      blocked: (point) => point.blockedTicks,
      start: (point) => point.startTicks,
      thread: (point) => Number(point.thread),
      sure: (point) => Number.parseFloat(point.sure.replace("<", "")),
    };

    function show() {
      const visible = chosen.slice(0, limit);
      const bodies = visible.map((point) => (point.body ??= makeBody(point, labels)));
      for (const body of Array.from(found.tBodies)) body.remove();
      found.append(...bodies);
      const rest = Math.min(STEP, chosen.length - visible.length);
      more.hidden = rest === 0;
      more.textContent = filled(more.dataset.text, { count: count(rest) });
      none.hidden = chosen.length > 0;
      shown.value = filled(shown.dataset.text, {
        shown: count(chosen.length),
        all: count(points.length),
      });
    }

    function text(point) {
      point.text ??= [...COLUMNS, "path"].map((name) => point[name]).join(" ").toLowerCase();
      return point.text;
    }

    function matches(point, words) {
      return (
        (!cause.value || point.causeId === cause.value) &&
        (!process.value || point.process === process.value) &&
        words.every((word) =>
          /^f\d+$/.test(word) ? point.id.toLowerCase() === word : text(point).includes(word))
      );
    }

    function filter() {
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      chosen = points.filter((point) => matches(point, words));
      limit = STEP;
      show();
    }

    function sortBy(head) {
      const name = head.dataset.sort;
      const first = name === "blocked" || name === "sure" ? "descending" : "ascending";
      const second = first === "ascending" ? "descending" : "ascending";
      const order = head.getAttribute("aria-sort") === first ? second : first;
      for (const other of found.tHead.querySelectorAll("[aria-sort]")) {
        other.removeAttribute("aria-sort");
      }
      head.setAttribute("aria-sort", order);
      const sign = order === "ascending" ? 1 : -1;
      const key = keys[name];
      points.sort((a, b) => {
        const by = key ? key(a) - key(b) : collator.compare(a[name], b[name]);
        return sign * by || a.number - b.number;
      });
      filter();
    }

    /** Opens the blocking point that the address names. */
    function reveal() {
      const id = location.hash.slice(1);
      const point = /^F\d+$/.test(id) && points.find((other) => other.id === id);
      if (!point) return;
      if (!chosen.slice(0, limit).includes(point)) {
        search.value = id;
        cause.value = "";
        process.value = "";
        filter();
      }
      for (const other of found.querySelectorAll(".linked")) other.classList.remove("linked");
      point.body.classList.add("linked");
      const details = point.body.querySelector("details");
      details.open = true;
      point.body.scrollIntoView({ block: "start" });
      details.querySelector("summary").focus({ preventScroll: true });
    }

    for (const head of found.tHead.querySelectorAll("th")) {
      const button = element("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sortBy(head));
    }
    found.tHead.querySelector('[data-sort="blocked"]').setAttribute("aria-sort", "descending");
    for (const name of new Set(points.map((point) => point.process))) {
      process.append(new Option(name, name));
    }
    search.addEventListener("input", filter);
    cause.addEventListener("change", filter);
    process.addEventListener("change", filter);
    more.addEventListener("click", () => {
      limit += STEP;
      show();
    });
    found.addEventListener("click", (event) => {
      const row = event.target.closest("tr");
      const body = row?.parentNode;
      if (body?.parentNode !== found || row !== body.rows?.[0] || body.tagName !== "TBODY") return;
      if (String(getSelection())) return;
      const details = body.querySelector("details");
      details.open = !details.open;
    });
    found.parentNode.parentNode.querySelector(".tools").hidden = false;
    window.addEventListener("hashchange", reveal);
    show();
    reveal();
  }

  /** Commands can be copied; where the clipboard is closed to the page they are selected. */
  function commands() {
    const words = document.body.dataset;
    document.addEventListener("click", async (event) => {
      const button = event.target.closest("button.copy");
      if (!button) return;
      const code = button.parentNode.querySelector("code");
      let done = words.copied;
      try {
        await navigator.clipboard.writeText(code.textContent);
      } catch {
        getSelection().selectAllChildren(code);
        done = words.select;
      }
      button.textContent = done;
      setTimeout(() => { button.textContent = words.copy; }, 2000);
    });
    for (const command of document.querySelectorAll(".command")) {
      const button = element("button", words.copy, "copy");
      button.type = "button";
      command.append(button);
    }
  }

  table();
  commands();
})();
