// The report of a run: a first page with figures and the list of articles, a page for each article and for each rule.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const PAGE = 50;

class Report {
  constructor() {
    this.run = read("run");
    this.rules = read("rules");
    this.files = this.run.files.map((file, number) => ({ ...file, number }));
    this.filter = { words: "", severities: new Set(["error", "warning", "note"]), rule: "", folder: "", day: "", stands: false, order: "worst" };
    this.page = 0;
    this.main = element("main", { id: "main", tabindex: "-1" });
    this.said = element("p", { class: "hidden", role: "status" });
    this.help = this.drawHelp();
    document.body.append(element("a", { class: "skip", href: "#main", onclick: (event) => { event.preventDefault(); this.main.focus(); } }, "Skip to the report"),
      this.drawBar(), this.main, this.said, this.help);
    window.addEventListener("hashchange", () => this.route());
    window.addEventListener("beforeprint", () => this.view?.fillAll());
    document.addEventListener("keydown", (event) => this.key(event));
    this.route();
  }

  /** What counts of a file, as the filters say. */
  shown(file) {
    const { severities, rule, stands } = this.filter;
    return file.findings.filter(([id, severity, , , stood]) => severities.has(severity) && (!rule || id === rule) && (stands || !stood));
  }

  counts(findings) {
    const made = { error: 0, warning: 0, note: 0 };
    for (const [, severity] of findings) made[severity]++;
    return made;
  }

  drawBar() {
    this.here = element("span", { class: "here" });
    this.nav = element("span", {});
    const theme = element("button", { type: "button", onclick: () => {
      const root = document.documentElement;
      const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = isDark ? "light" : "dark";
    } }, "Light or dark");
    return element("header", { class: "bar" }, element("div", {},
      element("a", { class: "name", href: "#overview" }, "lintnews"), this.here, element("span", { class: "space" }), this.nav, theme,
      element("button", { type: "button", onclick: () => this.help.showModal() }, "Keys")));
  }

  drawHelp() {
    const keys = [["n", "the next finding"], ["p", "the finding before"], ["Enter", "from a marked place to its finding; on “show in the text”, back"],
      ["]", "the next article"], ["[", "the article before"], ["o", "the first page"], ["/", "search"], ["s", "show who speaks"], ["?", "this list"]];
    this.keys = element("input", { type: "checkbox", checked: true });
    return element("dialog", { "aria-label": "Keys" }, element("h2", {}, "Keys"),
      element("dl", { class: "keys" }, keys.map(([key, does]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, does)])),
      element("p", {}, element("label", {}, this.keys, " single letters do something")),
      element("form", { method: "dialog" }, element("button", {}, "Close")));
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog") || !this.keys.checked) return;
    const number = this.shownFile?.number;
    const does = {
      n: () => this.view?.step(1), p: () => this.view?.step(-1), j: () => this.view?.step(1), k: () => this.view?.step(-1),
      "]": () => this.beside(number, 1), "[": () => this.beside(number, -1), o: () => { location.hash = "overview"; },
      "/": () => { location.hash = "overview"; this.route(); document.getElementById("words").focus(); },
      s: () => document.getElementById("speakers")?.click(), "?": () => this.help.showModal(),
    }[event.key];
    if (does) { event.preventDefault(); does(); }
  }

  /** The article before or behind one, in the order of the list. */
  beside(number, by) {
    if (number === undefined) return;
    const listed = this.listed();
    const at = listed.findIndex((file) => file.number === number);
    const next = listed[at + by];
    if (next) location.hash = `article-${next.number}`;
  }

  route() {
    const hash = decodeURIComponent(location.hash.slice(1));
    const article = /^article-(\d+)$/.exec(hash);
    const rule = /^rule=(.+)$/.exec(hash);
    if (/^f-\d+$/.test(hash) && this.view) return;
    this.view?.detach();
    this.view = this.shownFile = null;
    this.main.replaceChildren();
    this.nav.replaceChildren();
    if (article && this.files[article[1]]) this.drawArticle(this.files[article[1]]);
    else if (rule) this.drawRule(rule[1]);
    else this.drawOverview();
    window.scrollTo(0, 0);
    if (this.isRouted) this.main.focus({ preventScroll: true });
    this.isRouted = true;
  }

  // The first page.

  drawOverview() {
    document.title = "lintnews: report";
    this.here.textContent = "";
    const { run } = this;
    const counting = this.files.flatMap((file) => file.findings.filter((finding) => !finding[4]));
    const counts = this.counts(counting);
    const stood = this.files.reduce((sum, file) => sum + file.findings.filter((finding) => finding[4]).length, 0);
    const figure = (count, label) => element("li", {}, element("strong", {}, count), label);
    this.plots = element("div", { class: "plots" });
    this.list = element("div", {});
    this.main.append(...element("div", {},
      element("h1", {}, "What was found"),
      element("ul", { class: "figures" }, figure(run.read.toLocaleString("en"), run.read === 1 ? "article" : "articles"), figure(run.words.toLocaleString("en"), "words"),
        ["error", "warning", "note"].map((severity) => element("li", { class: severity }, element("strong", {}, counts[severity].toLocaleString("en")), element("span", { class: `badge ${severity}` }, `${SIGNS[severity]} ${severity}s`))),
        figure(run.words ? ((counting.length * 1000) / run.words).toFixed(1) : "0", "for 1,000 words"), stood ? figure(stood.toLocaleString("en"), "let stand") : null),
      this.drawNotifications(), this.plots, element("h2", {}, "Articles"), this.drawFilters(), this.list).childNodes);
    this.refresh();
  }

  drawNotifications() {
    const { notifications } = this.run;
    if (!notifications.length) return null;
    return element("details", { open: notifications.some((note) => note.level === "error") }, element("summary", {}, `${counted(notifications.length, "remark")} on the run itself`),
      element("ul", {}, notifications.slice(0, 200).map((note) => element("li", {}, element("strong", {}, note.level), " ", visible(`${note.path ? `${note.path}${note.line ? `:${note.line}` : ""}: ` : ""}${note.message} (${note.source})`)))));
  }

  drawFilters() {
    const { filter } = this;
    const changed = () => { this.page = 0; this.refresh(); };
    const words = element("input", { id: "words", type: "search", value: filter.words, oninput: () => { filter.words = words.value; clearTimeout(this.waits); this.waits = setTimeout(changed, 120); } });
    const choice = (label, key, options) => {
      const select = element("select", { onchange: () => { filter[key] = select.value; changed(); } }, options.map(([value, text]) => element("option", { value, selected: filter[key] === value }, text)));
      return element("label", {}, label, select);
    };
    const tick = (severity) => {
      const box = element("input", { type: "checkbox", checked: filter.severities.has(severity), onchange: () => { filter.severities[box.checked ? "add" : "delete"](severity); changed(); } });
      return element("label", { class: "tick" }, box, badge(severity));
    };
    const rules = [...new Set(this.files.flatMap((file) => file.findings.map(([rule]) => rule)))].sort();
    const folders = [...new Set(this.files.map((file) => file.folder))].sort();
    const stands = element("input", { type: "checkbox", checked: filter.stands, onchange: () => { filter.stands = stands.checked; changed(); } });
    return element("form", { class: "filters", role: "search", onsubmit: (event) => event.preventDefault() },
      element("label", {}, "Words in a name, headline or finding", words),
      choice("Rule", "rule", [["", "all rules"], ...rules.map((rule) => [rule, rule])]),
      folders.length > 1 ? choice("Outlet (folder)", "folder", [["", "all folders"], ...folders.map((folder) => [folder, folder || "(none)"])]) : null,
      choice("Order", "order", [["worst", "the worst first"], ["path", "by path"], ["day", "by day"]]),
      element("fieldset", {}, element("legend", {}, "Severity"), tick("error"), tick("warning"), tick("note")),
      element("label", { class: "tick" }, stands, "also what was let stand"),
      element("button", { type: "button", onclick: () => { Object.assign(filter, { words: "", severities: new Set(["error", "warning", "note"]), rule: "", folder: "", day: "", stands: false }); this.page = 0; this.route(); } }, "Clear"));
  }

  /** The files that the filters let through, with what is shown of them, in the order asked for. */
  listed() {
    const { filter } = this;
    const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
    const found = [];
    for (const file of this.files) {
      if (filter.folder && file.folder !== filter.folder) continue;
      if (filter.day && file.day !== filter.day) continue;
      let findings = this.shown(file);
      if (words.length) {
        const head = `${file.path} ${file.head}`.toLowerCase();
        const inHead = words.every((word) => head.includes(word));
        if (!inHead) findings = findings.filter(([rule, , message, quote]) => { const all = `${head} ${rule} ${message} ${quote}`.toLowerCase(); return words.every((word) => all.includes(word)); });
        if (!inHead && !findings.length) continue;
      }
      if (!findings.length && (filter.rule || filter.severities.size < 3)) continue;
      found.push({ ...file, shown: findings, counts: this.counts(findings) });
    }
    const worst = (one, other) => other.counts.error - one.counts.error || other.counts.warning - one.counts.warning || other.counts.note - one.counts.note;
    const path = (one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0);
    const orders = { worst, path, day: (one, other) => (other.day || "").localeCompare(one.day || "") };
    return found.sort((one, other) => orders[filter.order](one, other) || path(one, other));
  }

  refresh() {
    const listed = this.listed();
    this.drawPlots(listed);
    this.drawList(listed);
  }

  drawPlots(listed) {
    const tally = (key) => {
      const made = new Map();
      for (const file of listed) {
        for (const finding of file.shown) {
          const name = key(file, finding);
          if (name === null) continue;
          const one = made.get(name) || { error: 0, warning: 0, note: 0, all: 0 };
          one[finding[1]]++; one.all++;
          made.set(name, one);
        }
      }
      return [...made].sort(([a, one], [b, other]) => other.all - one.all || (a < b ? -1 : 1));
    };
    const bars = (title, rows, press) => {
      if (!rows.length) return null;
      const most = rows[0][1].all;
      const shownRows = rows.slice(0, 10);
      return element("section", {}, element("h2", {}, title), element("table", {}, element("thead", { class: "hidden" }, element("tr", {}, element("th", { scope: "col" }, title), element("th", { scope: "col" }, "drawn"), element("th", { scope: "col" }, "findings"))),
        element("tbody", {}, shownRows.map(([name, counts]) => {
          let at = 0;
          const drawing = shape("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" }, ...["error", "warning", "note"].map((severity) => {
            const width = (counts[severity] / most) * 100;
            const bar = shape("rect", { x: at, y: 0, width, height: 10, class: severity });
            at += width;
            return bar;
          }));
          return element("tr", {}, element("th", { scope: "row" }, element("button", { type: "button", class: "link", onclick: () => press(name) }, name || "(none)")), element("td", { class: "stroke" }, drawing), element("td", { class: "count" }, counts.all.toLocaleString("en")));
        }))), rows.length > 10 ? element("p", { class: "small" }, `and ${rows.length - 10} more`) : null);
    };
    const folders = tally((file) => file.folder);
    const days = tally((file) => file.day).sort(([one], [other]) => (one < other ? -1 : 1));
    const set = (key) => (value) => { this.filter[key] = this.filter[key] === value ? "" : value; this.page = 0; this.route(); };
    this.plots.replaceChildren(...[bars("Findings by rule", tally((_, [rule]) => rule), set("rule")),
      folders.length > 1 ? bars("Findings by outlet", folders, set("folder")) : null,
      days.length > 1 ? this.drawDays(days, set("day")) : null].filter(Boolean));
  }

  drawDays(days, press) {
    const most = Math.max(...days.map(([, counts]) => counts.all));
    const wide = 640 / days.length;
    const drawing = shape("svg", { class: "days", viewBox: "0 0 640 110", preserveAspectRatio: "none", role: "img", "aria-label": `Findings on each of ${days.length} days, from ${days[0][0]} to ${days[days.length - 1][0]}, at most ${most}` },
      ...days.flatMap(([day, counts], number) => {
        let top = 110;
        return ["note", "warning", "error"].map((severity) => {
          const height = (counts[severity] / most) * 106;
          top -= height;
          return shape("rect", { x: number * wide + wide * 0.1, width: wide * 0.8, y: top, height, class: severity }, shape("title", {}, `${day}: ${counted(counts.all, "finding")}`));
        });
      }));
    const select = element("select", { onchange: () => press(select.value) }, [["", "all days"], ...days.map(([day, counts]) => [day, `${day}: ${counts.all}`])].map(([value, text]) => element("option", { value, selected: value === this.filter.day }, text)));
    return element("section", {}, element("h2", {}, "Findings by day"), drawing, element("p", { class: "small" }, `${days[0][0]} to ${days[days.length - 1][0]} `, element("label", {}, "Day ", select)));
  }

  drawList(listed) {
    const pages = Math.max(1, Math.ceil(listed.length / PAGE));
    this.page = Math.min(this.page, pages - 1);
    const some = listed.slice(this.page * PAGE, (this.page + 1) * PAGE);
    this.said.textContent = `${counted(listed.length, "article")} listed`;
    const turn = (by) => element("button", { type: "button", disabled: this.page + by < 0 || this.page + by >= pages, onclick: () => { this.page += by; this.drawList(listed); } }, by < 0 ? "Previous" : "Next");
    this.list.replaceChildren(
      element("div", { class: "pager" }, turn(-1), element("span", {}, `${counted(listed.length, "article")}, page ${this.page + 1} of ${pages}`), turn(1)),
      element("table", { class: "list" }, element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Article"), element("th", { scope: "col", class: "optional" }, "Day"), element("th", { scope: "col", class: "number optional" }, "Words"),
        ["error", "warning", "note"].map((severity) => element("th", { scope: "col", class: "number" }, element("span", { class: `badge ${severity}`, title: `${severity}s` }, SIGNS[severity], element("span", { class: "hidden" }, ` ${severity}s`)))))),
      element("tbody", {}, some.map((file) => element("tr", {}, element("td", {}, element("a", { href: `#article-${file.number}` }, visible(file.head) || file.path), element("span", { class: "path" }, visible(file.path))),
        element("td", { class: "optional" }, file.day || ""), element("td", { class: "number optional" }, file.words.toLocaleString("en")), ["error", "warning", "note"].map((severity) => element("td", { class: "number" }, file.counts[severity] || "–")))))));
  }

  // An article.

  drawArticle(file) {
    const data = read(`article-${file.number}`);
    this.shownFile = file;
    document.title = `lintnews: ${file.path}`;
    this.here.textContent = visible(file.path);
    const { severities, rule, stands } = this.filter;
    this.view = new ArticleView(data, { ruleLink: (id) => `#rule=${id}`, isShown: (one) => severities.has(one.severity) && (!rule || one.rule === rule) && (stands || !one.stands) });
    const { view } = this;
    const counts = this.counts(view.findings.map((one) => [one.rule, one.severity]));
    const left = data.findings.length - view.findings.length;
    const speakers = element("input", { type: "checkbox", id: "speakers", onchange: () => view.root.classList.toggle("speakers", speakers.checked) });
    const button = (text, does) => element("button", { type: "button", onclick: does }, text);
    this.nav.append(button("‹ Finding", () => view.step(-1)), " ", button("Finding ›", () => view.step(1)), " ", button("‹ Article", () => this.beside(file.number, -1)), " ", button("Article ›", () => this.beside(file.number, 1)));
    const panel = (title, drawn) => { const details = element("details", {}, element("summary", {}, title)); details.addEventListener("toggle", () => { if (details.open && details.children.length === 1) details.append(drawn()); }); return details; };
    this.main.append(element("h1", {}, visible(file.path)),
      element("ul", { class: "figures" }, ["error", "warning", "note"].map((severity) => element("li", {}, element("span", { class: `badge ${severity}` }, `${SIGNS[severity]} ${counted(counts[severity], severity)}`))),
        element("li", {}, `${file.words.toLocaleString("en")} words`), data.written ? element("li", {}, `${data.place ? `${visible(data.place)}, ` : ""}${data.written}`) : null,
        data.language ? element("li", {}, `${data.language}${data.source_language ? ` from ${data.source_language}` : ""}`) : null,
        left ? element("li", {}, `${counted(left, "finding")} hidden by filters or let stand`) : null,
        element("li", { class: "screen" }, element("label", {}, speakers, " show who speaks"))));
    if (data.text !== null) {
      this.main.append(element("div", { class: "panels" }, panel(`People (${data.people.length})`, () => view.drawPeople()), panel(`Quotations (${data.quotations.length})`, () => view.drawQuotations()), panel(`Dates (${data.dates.length})`, () => view.drawDates())));
    }
    view.attach(this.main);
  }

  // A rule.

  drawRule(id) {
    const rule = this.rules[id];
    document.title = `lintnews: ${id}`;
    this.here.textContent = id;
    const count = this.files.reduce((sum, file) => sum + file.findings.filter(([one]) => one === id).length, 0);
    this.main.append(...element("div", {}, element("h1", {}, id), rule ? [element("p", {}, rule.summary), rule.reason.split("\n\n").filter(Boolean).map((part) => element("p", {}, part)),
      rule.limits ? element("p", {}, element("strong", {}, "Not found: "), rule.limits) : null,
      element("p", { class: "small" }, badge(rule.severity), ` · ${rule.mqm}`), rule.link ? element("p", {}, element("a", { href: rule.link, rel: "noopener noreferrer" }, rule.link)) : null] : element("p", {}, "This rule is not described here."),
      element("p", {}, element("button", { type: "button", onclick: () => { this.filter.rule = id; location.hash = "overview"; } }, `Show the ${counted(count, "finding")} of this rule`), " ",
        element("button", { type: "button", onclick: () => history.back() }, "Back"))).childNodes);
  }
}

new Report();
