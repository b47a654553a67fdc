(() => {
  "use strict";
  const STEP = 200;
  const MANY = 2000;
  const PER_SECOND = 10_000_000;
  const collator = new Intl.Collator("en", { numeric: true });
  const grouped = new Intl.NumberFormat("en-US");

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
    return grouped.format(number);
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

  /** The folders' full names: each is the one it lies in and its own name. */
  function folders(parts) {
    const names = [];
    for (const [parent, name] of parts) names.push((names[parent] ?? "") + name);
    return names;
  }

  /**
   * A blocking point from the page's data. There are thousands, so nothing is put into words, and
   * no row made, before somebody looks.
   */
  class BriefPoint {
    constructor(data, row, number) {
      this.data = data;
      this.row = row;
      this.number = number;
    }

    get id() { return `F${this.number}`; }
    get blockedTicks() { return this.row[0]; }
    get startTicks() { return this.row[1] * 10_000; }
    get blocked() { return time(this.row[0]); }
    get start() { return seconds(this.row[1]); }
    get process() { return this.data.processes[this.row[2]][0]; }
    get thread() { return String(this.row[3]); }
    get operation() { return this.data.operations[this.row[4]][0]; }
    get causeId() { return this.data.causes[this.row[5]][0]; }
    get cause() { return this.data.causes[this.row[5]][1]; }
    get culprit() { return this.data.culprits[this.row[6]][0]; }
    get result() { return this.data.results[this.row[7]][0]; }
    get sure() { return this.data.sure[this.row[8]][0]; }
    get reasons() { return this.data.reasons[this.row[9]]; }
    get path() { return (this.data.names[this.row[10]] ?? "") + this.row[11]; }
    get events() { return this.row[12]; }
  }

  /** The blocking points that have no rows in the page yet. */
  function briefPoints(brief) {
    const data = JSON.parse(brief.content.textContent);
    data.names = folders(data.folders);
    return data.rows.map((row, place) => new BriefPoint(data, row, data.from + place + 1));
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

  /** What to sort a column by where its text does not do. */
  const KEYS = {
    id: (point) => point.number,
    blocked: (point) => point.blockedTicks,
    start: (point) => point.startTicks,
    thread: (point) => Number(point.thread),
    sure: (point) => Number.parseFloat(point.sure.replace("<", "")),
  };

  /** Sorts by a column, equals as they were found; each text is compared with few others. */
  function sort(points, name, sign) {
    const key = KEYS[name] ?? ranks(points.map((point) => point[name]));
    const keyed = points.map((point, place) => ({ point, key: key(point, place) }));
    keyed.sort((a, b) => sign * (a.key - b.key) || a.point.number - b.point.number);
    return keyed.map(({ point }) => point);
  }

  /** Place of each text among all; where nearly every one is another, by its letters alone. */
  function ranks(texts) {
    const distinct = [...new Set(texts)];
    distinct.sort(distinct.length < MANY ? collator.compare : undefined);
    const rank = new Map(distinct.map((text, place) => [text, place]));
    return (point, place) => rank.get(texts[place]);
  }

  function table() {
    const found = document.getElementById("operations");
    if (!found) return;
    const search = document.getElementById("search");
    const cause = document.getElementById("cause");
    const process = document.getElementById("process");
    const sorted = document.getElementById("sort");
    const order = document.getElementById("order");
    const shown = document.getElementById("shown");
    const more = document.getElementById("more");
    const none = document.getElementById("none-match");
    const paper = document.getElementById("paper");
    const brief = document.getElementById("brief");
    const labels = brief ? { ...brief.dataset } : {};
    const total = Number(found.dataset.total);
    let points = null;
    let chosen = null;
    let limit = found.tBodies.length;

    /** All blocking points; they are read when first needed, for opening the page must not wait. */
    function all() {
      if (points === null) {
        points = Array.from(found.tBodies, fromBody).concat(brief ? briefPoints(brief) : []);
        chosen = points;
        for (const name of new Set(points.map((point) => point.process))) {
          process.append(new Option(name, name));
        }
      }
      return points;
    }

    /** Says how many there are beside those in the table. */
    function counts(bodies, matching) {
      const rest = Math.min(STEP, matching - bodies);
      more.hidden = rest === 0;
      more.textContent = filled(more.dataset.text, { count: count(rest) });
      none.hidden = matching > 0;
      paper.hidden = bodies <= Number(paper.dataset.most);
      shown.value = filled(shown.dataset.text, { shown: count(matching), all: count(total) });
    }

    function show() {
      const visible = chosen.slice(0, limit);
      const bodies = visible.map((point) => (point.body ??= makeBody(point, labels)));
      for (const body of Array.from(found.tBodies)) body.remove();
      found.append(...bodies);
      counts(visible.length, chosen.length);
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
      chosen = all().filter((point) => matches(point, words));
      limit = STEP;
      show();
    }

    const heads = Array.from(found.tHead.querySelectorAll("[data-sort]"));

    /** Says in the heads and beside the choice how the rows are sorted. */
    function mark(head, direction) {
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", direction);
      sorted.value = head.dataset.sort;
      order.textContent = order.dataset[direction];
    }

    function sortBy(head, direction) {
      mark(head, direction);
      points = sort(all(), head.dataset.sort, direction === "ascending" ? 1 : -1);
      filter();
    }

    function usual(head) {
      return ["blocked", "sure"].includes(head.dataset.sort) ? "descending" : "ascending";
    }

    function opposite(direction) {
      return direction === "ascending" ? "descending" : "ascending";
    }

    /** Opens the blocking point that the address names. */
    function reveal() {
      const id = location.hash.slice(1);
      const point = /^F\d+$/.test(id) && all().find((other) => other.id === id);
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

    function headsSort() {
      for (const head of heads) {
        const button = element("button");
        button.type = "button";
        button.append(...head.childNodes);
        head.append(button);
        sorted.append(new Option(button.textContent, head.dataset.sort));
        button.addEventListener("click", () => {
          const first = usual(head);
          sortBy(head, head.getAttribute("aria-sort") === first ? opposite(first) : first);
        });
      }
      mark(heads.find((head) => head.dataset.sort === "blocked"), "descending");
    }

    /** Where there is no room for heads, a choice sorts. */
    function choiceSorts() {
      const named = () => heads.find((head) => head.dataset.sort === sorted.value);
      sorted.addEventListener("change", () => sortBy(named(), usual(named())));
      order.addEventListener("click", () => {
        sortBy(named(), opposite(named().getAttribute("aria-sort")));
      });
      const noHeads = matchMedia("(max-width: 760px)");
      const reach = () => {
        for (const head of heads) head.firstChild.tabIndex = noHeads.matches ? -1 : 0;
      };
      noHeads.addEventListener("change", reach);
      reach();
    }

    headsSort();
    choiceSorts();
    search.addEventListener("input", filter);
    cause.addEventListener("change", filter);
    process.addEventListener("change", filter);
    more.addEventListener("click", () => {
      all();
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
    counts(limit, total);
    reveal();
    const later = window.requestIdleCallback ?? ((task) => setTimeout(task, 200));
    window.addEventListener("load", () => later(all));
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
