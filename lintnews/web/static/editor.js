"use strict";
// The page of `lintnews serve`: a text that is judged while it is typed. Uses what article.js has.

const MOST_CARDS = 150;
const SOON = 25; // milliseconds after a keystroke until the text is asked about
const QUIET = 450; // milliseconds without a keystroke until the slow rules are asked
const LARGE = 100000; // characters from which a browser's own way to change a text is felt
const AGAIN = 1000; // milliseconds between two tries to reach a server that does not answer

/** Where two texts differ: [start, end in the older one, end in the newer one]. */
function difference(before, now) {
  const most = Math.min(before.length, now.length);
  let head = 0;
  while (head < most && before.charCodeAt(head) === now.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < most - head && before.charCodeAt(before.length - 1 - tail) === now.charCodeAt(now.length - 1 - tail)) tail++;
  return [head, before.length - tail, now.length - tail];
}

/** Findings of an older text at their places in a newer one; those whose places have changed are gone. */
function moved(findings, before, now) {
  if (before === now) return findings;
  const [start, end, stop] = difference(before, now);
  const shift = stop - end;
  const place = ([from, to]) => (to < start || (to === start && from < to) ? [from, to] : from >= end && (from > start || from < to) ? [from + shift, to + shift] : null);
  const found = [];
  for (const one of findings) {
    const file = place(one.file);
    if (!file) continue;
    const fixes = one.fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => ({ ...edit, file: place(edit.file) })) })).filter((fix) => fix.edits.every((edit) => edit.file));
    found.push({ ...one, file, fixes });
  }
  return found;
}

class Editor {
  constructor(state) {
    this.state = state;
    this.tab = [...crypto.getRandomValues(new Uint8Array(12))].map((one) => one.toString(16).padStart(2, "0")).join("");
    this.findings = [];
    this.text = "";
    this.version = 0;
    this.opened = null;
    this.ignored = new Map();
    this.without = new Set();
    this.also = new Set();
    this.most = MOST_CARDS;
    this.lines = [];
    this.nodes = [];
    this.cards = new Map();
    this.draw();
    this.paint();
  }

  // What is seen.

  draw() {
    const { state } = this;
    this.area = element("textarea", { id: "text", spellcheck: "false", autocomplete: "off", autocapitalize: "off", placeholder: "Paste or type an article." });
    this.behind = element("div", { class: "behind", "aria-hidden": "true" });
    this.originalArea = element("textarea", { id: "original", spellcheck: "false", dir: "auto", placeholder: "Paste the original." });
    this.originalPad = element("div", { hidden: true }, element("label", { class: "field", for: "original" }, "Original"), element("div", { class: "pad" }, this.originalArea));
    this.side = element("section", { class: "side", tabindex: "0", "aria-label": "Findings" });
    this.said = element("p", { class: "state", role: "status" });
    this.lost = element("p", { class: "lost", role: "alert", hidden: true });
    this.desk = element("div", { class: "desk" }, element("div", {}, element("label", { class: "field", for: "text" }, "Article"), element("div", { class: "pad" }, this.behind, this.area)), this.originalPad, this.side);
    const button = (text, does, more = {}) => element("button", { type: "button", onclick: does, ...more }, text);
    const languages = [["", "found out"], ...state.languages.map((one) => [one, one])];
    const select = (label, options) => { const made = element("select", { onchange: () => this.changedOptions() }, options.map(([value, text]) => element("option", { value }, text))); return [made, element("label", {}, label, made)]; };
    const [language, languageLabel] = select("Language", languages);
    const [source, sourceLabel] = select("Translated from", [["", "not said"], ...["ar", "de", "en", "es", "fa", "fr", "he", "is", "it", "ja", "nl", "pl", "pt", "ru", "tr", "uk", "zh"].map((one) => [one, one])]);
    this.language = language;
    this.source = source;
    this.published = element("input", { type: "date", onchange: () => this.changedOptions() });
    this.hasOriginal = element("input", { type: "checkbox", id: "has-original", onchange: () => { this.originalPad.hidden = !this.hasOriginal.checked; this.desk.classList.toggle("two", this.hasOriginal.checked); this.changedOptions(); } });
    const local = element("input", { type: "file", accept: ".txt,.md,.html,text/*", class: "hidden", id: "local", tabindex: "-1", "aria-label": "A file of this device", onchange: async () => { const [file] = local.files; if (file) this.show(await file.text(), null); local.value = ""; } });
    this.file = element("select", { id: "file", onchange: () => { if (this.file.value) this.open(this.file.value); } }, [["", "—"], ...state.files.map((one) => [one, one])].map(([value, text]) => element("option", { value }, text)));
    this.save = button("Save", () => this.store(), { disabled: true });
    this.main = element("main", { id: "main" }, element("h1", { class: "hidden" }, "Judge an article"), this.lost,
      element("div", { class: "options" },
        state.files.length ? element("label", {}, "Open", this.file) : null,
        button("Open a file…", () => local.click()), local, state.files.length ? this.save : null,
        languageLabel, sourceLabel, element("label", {}, "Published", this.published),
        element("label", { class: "tick", for: "has-original" }, "Original beside it", this.hasOriginal),
        button("Rules…", () => this.showRules()), button("Read", () => this.read()), button("SARIF", () => this.download("sarif")), button("HTML", () => this.download("html")),
        button("Keys", () => this.keys.showModal())),
      state.locked ? element("p", { class: "small" }, "The articles that were named open at the address with a token, which the server printed.") : null,
      this.said, this.desk);
    this.keys = element("dialog", { "aria-label": "Keys" }, element("h2", {}, "Keys"), element("dl", { class: "keys" }, [["F8", "the next finding"], ["Shift+F8", "the finding before"], ["Ctrl+.", "from the text to the finding at the cursor"], ["Escape", "from a finding back to the text"], ["Ctrl+S", "save the article that was opened"]].map(([key, does]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, does)])), element("form", { method: "dialog" }, element("button", {}, "Close")));
    document.body.append(element("header", { class: "bar" }, element("div", {}, element("a", { class: "name", href: "/" }, "lintnews"), element("span", { class: "space" }), element("a", { href: "/rules", target: "_blank", rel: "noopener" }, "Rules"), button("Light or dark", () => {
      const root = document.documentElement;
      const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = isDark ? "light" : "dark";
    }))), this.main, this.keys);
    this.area.addEventListener("input", () => this.typed());
    this.area.addEventListener("paste", (event) => {
      const pasted = event.clipboardData?.getData("text/plain") || "";
      if (pasted.length < LARGE) return;
      event.preventDefault();
      this.area.setRangeText(pasted.replace(/\r\n?/g, "\n"), this.area.selectionStart, this.area.selectionEnd, "end");
      this.typed();
    });
    this.area.addEventListener("scroll", () => { this.behind.scrollTop = this.area.scrollTop; }, { passive: true });
    this.originalArea.addEventListener("input", () => this.changedOptions(QUIET));
    document.addEventListener("selectionchange", () => this.follow());
    document.addEventListener("keydown", (event) => this.key(event));
    window.addEventListener("beforeunload", (event) => { if (this.opened && this.isDirty) event.preventDefault(); });
    window.addEventListener("pagehide", () => { fetch("/api/forget", { method: "POST", keepalive: true, headers: { "Content-Type": "application/json" }, body: JSON.stringify({ tab: this.tab }) }).catch(() => {}); });
  }

  key(event) {
    if (event.target.closest?.("dialog")) return;
    if (event.key === "F8") { event.preventDefault(); this.step(event.shiftKey ? -1 : 1); }
    if (event.key === "." && (event.ctrlKey || event.metaKey)) { event.preventDefault(); this.toCard(); }
    if (event.key === "s" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); this.store(); }
    if (event.key === "Escape" && this.side.contains(document.activeElement)) {
      const one = this.current(this.chosen);
      this.select(one ? one.file : [this.area.selectionStart, this.area.selectionEnd]);
    }
  }

  /** The findings that are shown, in order. */
  shown() {
    return this.findings.filter((one) => !this.ignored.has(one.fingerprint) && !one.stands);
  }

  /** A finding as it is now, by its fingerprint. */
  current(fingerprint) {
    return fingerprint === undefined ? undefined : this.findings.find((one) => one.fingerprint === fingerprint);
  }

  /** Draw what is behind the text: only lines that differ from what stands there. */
  paint() {
    const findings = this.shown();
    const lines = [];
    let at = 0, next = 0, open = [];
    for (const line of this.text.split("\n")) {
      const end = at + line.length;
      while (next < findings.length && findings[next].file[0] <= end) open.push({ one: findings[next++] });
      open = open.filter(({ one }) => one.file[1] > at || one.file[0] === at);
      const marks = open.filter(({ one }) => one.file[0] < end && one.file[1] > at).map(({ one }) => ({ at: [Math.max(at, one.file[0]) - at, Math.min(end, one.file[1]) - at], one }));
      lines.push({ line, marks, key: marks.length ? `${line}\n${marks.map(({ at: [from, to], one }) => `${from},${to},${one.severity},${one.fingerprint === this.chosen}`).join(";")}` : line });
      at = end + 1;
    }
    const before = this.lines;
    let head = 0;
    while (head < before.length && head < lines.length && before[head] === lines[head].key) head++;
    let tail = 0;
    while (tail < before.length - head && tail < lines.length - head && before[before.length - 1 - tail] === lines[lines.length - 1 - tail].key) tail++;
    const { nodes } = this; // an array, because a live list is counted through after every change
    const same = Math.min(before.length, lines.length) - head - tail;
    for (let number = head; number < head + same; number++) {
      if (before[number] === lines[number].key) continue;
      const made = this.line(lines[number]);
      nodes[number].replaceWith(made);
      nodes[number] = made;
    }
    const fresh = lines.slice(head + same, lines.length - tail).map((line) => this.line(line));
    const gone = nodes.splice(head + same, before.length - tail - head - same);
    gone.forEach((node) => node.remove());
    const fragment = document.createDocumentFragment();
    fresh.forEach((node) => fragment.append(node));
    this.behind.insertBefore(fragment, nodes[head + same] || null);
    for (let from = 0; from < fresh.length; from += 10000) nodes.splice(head + same + from, 0, ...fresh.slice(from, from + 10000));
    this.lines = lines.map(({ key }) => key);
    this.behind.scrollTop = this.area.scrollTop;
  }

  line({ line, marks }) {
    if (!marks.length) return element("div", {}, line || "\u200b");
    return element("div", {}, stretches([0, line.length], marks).map(([from, to, places]) => {
      if (!places.length) return line.slice(from, to);
      const worst = places.map(({ one }) => one.severity).sort((one, other) => ORDER[one] - ORDER[other])[0];
      return element("span", { class: `mark ${worst}${places.some(({ one }) => one.fingerprint === this.chosen) ? " chosen" : ""}` }, line.slice(from, to));
    }));
  }

  /** Draw the cards, at most so many. */
  list() {
    const findings = this.shown();
    const counts = { error: 0, warning: 0, note: 0 };
    for (const one of findings) counts[one.severity]++;
    const chosen = findings.findIndex((one) => one.fingerprint === this.chosen);
    const from = chosen < this.most ? 0 : Math.max(0, Math.min(chosen - 20, findings.length - this.most));
    // A card that says the same stays, with the focus that may be in it.
    const cards = new Map(findings.slice(from, from + this.most).map((one) => {
      const key = JSON.stringify([one.fingerprint, one.rule, one.severity, one.message, one.related, one.quote, one.fixes.map((fix) => [fix.title, fix.touches])]);
      return [key, this.cards.get(key) || this.card(one)];
    }));
    this.cards = cards;
    const more = findings.length - from - this.most;
    const wanted = [...cards.values(), ...(more > 0 ? [element("button", { type: "button", onclick: () => { this.most += MOST_CARDS; this.list(); } }, `${more} more`)] : []),
      ...(this.ignored.size ? [element("button", { type: "button", onclick: () => { this.ignored.clear(); this.refresh(); } }, `Show again what was ignored here (${this.ignored.size})`)] : []),
      ...(this.text.trim() && !findings.length && this.isAnswered ? [element("p", { class: "none" }, "Nothing is found.")] : [])];
    for (const child of [...this.side.children]) if (!wanted.includes(child)) child.remove();
    wanted.forEach((node, number) => { if (this.side.children[number] !== node) this.side.insertBefore(node, this.side.children[number] || null); });
    const said = this.text.trim() ? ["error", "warning", "note"].map((severity) => counted(counts[severity], severity)).join(", ") : "";
    if (this.said.textContent !== said) { clearTimeout(this.tells); this.tells = setTimeout(() => { this.said.textContent = said; }, 150); }
  }

  card({ fingerprint, ...one }) {
    // What is done is done to the finding as it is then: its place may be another one.
    const now = (does) => () => { const found = this.current(fingerprint); if (found) does(found); };
    const word = /^\p{L}[\p{L}.'’-]*(?: [\p{L}.'’-]+){0,3}$/u.test(one.quote) ? one.quote : "";
    const fix = (fix, number) => element("button", { type: "button", class: "fix", onclick: now((found) => { if (found.fixes[number]?.title === fix.title) this.accept(found.fixes[number]); }) }, `→ ${visible(fix.title)}${fix.touches ? ` (changes a ${fix.touches})` : ""}`);
    const card = element("div", { class: `card ${one.severity}${fingerprint === this.chosen ? " chosen" : ""}`, role: "group", tabindex: "-1", "aria-label": `${one.severity} ${one.rule}`, "data-fingerprint": fingerprint },
      element("p", { class: "kind" }, badge(one.severity), " ", element("a", { class: "rule", href: `/rules/${one.rule}`, target: "_blank", rel: "noopener" }, one.rule)),
      element("p", { class: "message" }, visible(one.message)),
      one.related.length ? element("ul", { class: "more" }, one.related.slice(0, 8).map((other) => element("li", {}, `${visible(other.message)} (line ${other.line}: “${visible(other.quote.slice(0, 60))}”)`))) : null,
      element("p", { class: "actions" }, one.fixes.map(fix),
        element("button", { type: "button", class: "link", onclick: now((found) => this.select(found.file)) }, "show"),
        element("button", { type: "button", class: "link ignore", onclick: now((found) => this.ignore(found)) }, "ignore…"),
        word && this.state.writes ? element("button", { type: "button", class: "link", onclick: () => this.learn(word) }, `accept “${word}”`) : null));
    card.addEventListener("focusin", () => { if (this.chosen !== fingerprint) { this.chosen = fingerprint; this.mark(card); } });
    card.addEventListener("click", (event) => { if (!event.target.closest("button, a")) now((found) => this.select(found.file))(); });
    return card;
  }

  mark(card) {
    this.side.querySelectorAll(".chosen").forEach((other) => other.classList.remove("chosen"));
    card?.classList.add("chosen");
    this.paint();
  }

  refresh() {
    this.findings.sort((one, other) => one.file[0] - other.file[0] || one.file[1] - other.file[1]);
    this.paint();
    this.list();
  }

  // What is done.

  typed() {
    const before = this.text;
    this.text = this.area.value;
    if (before === this.text) return;
    this.version++;
    this.isDirty = true;
    this.save.disabled = !this.opened;
    this.findings = moved(this.findings, before, this.text);
    this.chosen = undefined;
    this.paint();
    clearTimeout(this.lists);
    this.lists = setTimeout(() => this.list(), 200);
    this.soon();
  }

  changedOptions(delay = 0) {
    this.version++;
    this.soon(delay);
  }

  soon(delay = SOON) {
    clearTimeout(this.waits);
    clearTimeout(this.rests);
    this.waits = setTimeout(() => this.ask(false), delay);
  }

  question(slow) {
    return { text: this.text, path: this.opened?.path || "", language: this.language.value, source_language: this.source.value, published: this.published.value,
      original: this.hasOriginal.checked ? this.originalArea.value : "", also: [...this.also], without: [...this.without], slow, tab: this.tab };
  }

  async post(path, given) {
    const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(given) });
    if (answer.status >= 500 && answer.status !== 504 && answer.status !== 500) throw new TypeError("not now");
    return answer;
  }

  /** Ask about the text as it is; one question at a time, and what is answered about an older text is moved to this one. */
  async ask(slow) {
    const key = slow ? "slowly" : "asking";
    if (this[key]) { this[`${key}Again`] = true; return; }
    this[key] = true;
    const { text, version } = this;
    try {
      const answer = await this.post("/api/check", this.question(slow));
      this.found();
      if (!answer.ok) this.fail(await this.reason(answer));
      else {
        const told = await answer.json();
        this.answered(told, text, version, slow);
      }
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      this.lose();
    } finally {
      this[key] = false;
      if (this[`${key}Again`]) { this[`${key}Again`] = false; if (!slow || this.version === version) this.ask(slow); }
    }
  }

  answered(told, text, version, slow) {
    if (slow && version !== this.version) return;
    const kept = slow ? [] : this.findings.filter((one) => one.slow);
    this.findings = [...moved(told.findings, text, this.text), ...kept];
    this.told = told;
    this.isAnswered = true;
    this.isWhole = slow && version === this.version;
    document.body.dataset.version = version;
    document.body.dataset.whole = String(this.isWhole);
    const problem = told.notes.find((note) => note.level === "error");
    if (problem) this.said.textContent = visible(problem.message);
    this.refresh();
    if (!slow) { clearTimeout(this.rests); this.rests = setTimeout(() => this.ask(true), QUIET); }
  }

  async reason(answer) {
    const said = await answer.text();
    try { return JSON.parse(said).error || said; } catch { return said; }
  }

  fail(reason) {
    this.lost.textContent = visible(reason);
    this.lost.hidden = false;
    this.hasFailed = true;
  }

  /** The server does not answer: say so, and try until it does. */
  lose() {
    if (this.isLost) return;
    this.isLost = true;
    this.lost.textContent = "The server does not answer. What you type stays here, and is judged again when it is back.";
    this.lost.hidden = false;
    const attempt = async () => {
      try {
        const answer = await fetch("/api/state");
        if (answer.status === 401 || answer.status === 403) { this.lost.textContent = "The server began anew: open the address that it printed. Copy your text first."; }
        if (!answer.ok) throw new TypeError("not yet");
        this.found();
        this.ask(false);
      } catch { setTimeout(attempt, AGAIN); }
    };
    setTimeout(attempt, AGAIN);
  }

  found() {
    if (!this.isLost && !this.hasFailed) return;
    this.isLost = this.hasFailed = false;
    this.lost.hidden = true;
  }

  /** Put the edits of a fix into the text, so that undo takes them back. */
  accept(fix) {
    const edits = [...fix.edits].sort((a, b) => b.file[0] - a.file[0]);
    for (const edit of edits) {
      const [start, end] = edit.file;
      this.area.focus();
      this.area.setSelectionRange(start, end);
      const isDone = this.text.length < LARGE && (edit.text ? document.execCommand("insertText", false, edit.text) : start === end || document.execCommand("delete"));
      if (!isDone) { this.area.setRangeText(edit.text, start, end, "end"); this.typed(); }
    }
  }

  ignore(one) {
    const reason = element("input", { name: "reason", size: 50, maxlength: 500 });
    const where = this.opened && this.state.writes ? "It is written beside the article, where the command line reads it." : "It holds in this page; open an article of the server to keep it.";
    const dialog = element("dialog", { "aria-label": "Ignore a finding" }, element("form", { method: "dialog", onsubmit: async () => { await this.ignoreFor(one, reason.value); } },
      element("h2", {}, `Ignore ${one.rule}`), element("p", {}, `“${visible(one.quote)}”`), element("label", {}, "Reason ", reason), element("p", { class: "small" }, where),
      element("p", {}, element("button", { type: "submit", value: "ignore" }, "Ignore"), " ", element("button", { type: "button", onclick: () => dialog.close() }, "Cancel"))));
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    reason.focus();
  }

  async ignoreFor(one, reason) {
    if (this.opened && this.state.writes) {
      const answer = await this.post("/api/ignore", { ...this.question(true), fingerprint: one.fingerprint, reason });
      if (!answer.ok) { this.fail(await this.reason(answer)); return; }
    } else this.ignored.set(one.fingerprint, reason);
    this.findings = this.findings.filter((other) => other.fingerprint !== one.fingerprint);
    this.chosen = undefined;
    this.refresh();
    this.area.focus();
    this.changedOptions();
  }

  async learn(word) {
    const answer = await this.post("/api/accept", { word });
    if (!answer.ok) this.fail(await this.reason(answer));
    this.changedOptions();
  }

  // Going about.

  select([start, end]) {
    this.area.focus();
    this.area.setSelectionRange(start, end);
    this.reveal(start);
  }

  /** Scroll to a place in the text. */
  reveal(offset) {
    const line = this.text.slice(0, offset).split("\n").length - 1;
    const node = this.nodes[line];
    if (!node) return;
    const top = node.offsetTop;
    if (top < this.area.scrollTop || top > this.area.scrollTop + this.area.clientHeight - 60) this.area.scrollTop = Math.max(0, top - this.area.clientHeight / 3);
  }

  /** The cursor is in a finding: its card stands out. */
  follow() {
    if (document.activeElement !== this.area) return;
    const [from, to] = [this.area.selectionStart, this.area.selectionEnd];
    const holds = (some) => some.file[0] <= from && to <= some.file[1];
    const kept = this.current(this.chosen);
    if (kept && holds(kept)) return;
    const one = this.shown().find(holds);
    if (one?.fingerprint === this.chosen) return;
    this.chosen = one?.fingerprint;
    if (one && !this.side.querySelector(`[data-fingerprint="${CSS.escape(one.fingerprint)}"]`)) this.list();
    this.toSee();
  }

  step(by) {
    const findings = this.shown();
    if (!findings.length) return;
    const [from, to] = [this.area.selectionStart, this.area.selectionEnd];
    const here = findings.findIndex((one) => one.fingerprint === this.chosen && one.file[0] === from && one.file[1] === to);
    const near = by > 0 ? findings.findIndex((one) => one.file[0] >= from) : findings.findLastIndex((one) => one.file[0] < from);
    const next = here >= 0 ? here + by : near < 0 && by > 0 ? findings.length : near;
    const one = findings[(next + findings.length) % findings.length];
    this.chosen = one.fingerprint;
    this.select(one.file);
    this.list();
    this.toSee();
  }

  /** The card that is chosen stands out and is in sight. */
  toSee() {
    const card = this.side.querySelector(`[data-fingerprint="${CSS.escape(this.chosen || "")}"]`);
    this.mark(card);
    card?.scrollIntoView({ block: "nearest" });
  }

  toCard() {
    this.follow();
    const one = this.current(this.chosen);
    const card = one && this.side.querySelector(`[data-fingerprint="${CSS.escape(one.fingerprint)}"]`);
    (card?.querySelector("button") || card)?.focus();
  }

  // Articles, rules, reports.

  show(text, opened) {
    this.opened = opened;
    this.area.value = text.replace(/\r\n?/g, "\n");
    this.text = "";
    this.findings = [];
    this.ignored.clear();
    this.typed();
    this.isDirty = false;
    this.save.disabled = true;
    this.area.setSelectionRange(0, 0);
    this.area.scrollTop = 0;
  }

  async open(path) {
    if (this.isDirty && this.opened && !window.confirm("Leave what was changed and not saved?")) return;
    const answer = await fetch(`/api/file?path=${encodeURIComponent(path)}`);
    if (!answer.ok) { this.fail(await this.reason(answer)); return; }
    const opened = await answer.json();
    this.show(opened.text, opened);
  }

  async store() {
    if (!this.opened || !this.isDirty) return;
    const { text } = this;
    const answer = await this.post("/api/save", { path: this.opened.path, text, state: this.opened.state });
    if (!answer.ok) { this.fail(await this.reason(answer)); return; }
    this.opened.state = (await answer.json()).state;
    this.isDirty = this.text !== text;
    this.save.disabled = !this.isDirty;
    this.said.textContent = `saved ${this.opened.path}`;
  }

  async download(format) {
    const answer = await this.post(`/api/report?format=${format}`, this.question(true));
    if (!answer.ok) { this.fail(await this.reason(answer)); return; }
    const link = element("a", { href: URL.createObjectURL(await answer.blob()), download: `lintnews.${format}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  showRules() {
    const boxes = this.state.rules.map((rule) => {
      const runs = this.also.has(rule.id) || (rule.runs && !this.without.has(rule.id));
      const box = element("input", { type: "checkbox", checked: runs, onchange: () => {
        this.also.delete(rule.id); this.without.delete(rule.id);
        if (box.checked && !rule.runs) this.also.add(rule.id);
        if (!box.checked && rule.runs) this.without.add(rule.id);
        this.changedOptions();
      } });
      return element("li", {}, element("label", { title: rule.summary }, box, ` ${rule.id}`), rule.status === "stable" ? null : element("span", { class: "small" }, ` ${rule.status}`));
    });
    const words = element("input", { type: "search", oninput: () => boxes.forEach((item, number) => { item.hidden = !`${this.state.rules[number].id} ${this.state.rules[number].summary}`.toLowerCase().includes(words.value.toLowerCase()); }) });
    const dialog = element("dialog", { class: "wide", "aria-label": "Rules" }, element("h2", {}, "Rules"), element("label", {}, "Search ", words), element("ul", { class: "rules" }, boxes), element("form", { method: "dialog" }, element("button", {}, "Close")));
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  /** The article as it reads, with its people, quotations and dates, and the original beside it. */
  read() {
    if (!this.told || this.told.text === null) return;
    const view = new ArticleView({ ...this.told, findings: this.told.findings.filter((one) => !this.ignored.has(one.fingerprint)) }, { anchor: "r", ruleLink: (id) => `/rules/${id}` });
    const home = element("main", { tabindex: "-1" });
    const back = () => { view.detach(); home.remove(); this.main.hidden = false; this.area.focus(); };
    home.append(element("h1", { class: "hidden" }, "The article as it reads"), element("p", {}, element("button", { type: "button", onclick: back }, "Back to the editor"), " ", element("label", {}, element("input", { type: "checkbox", onchange: (event) => view.root.classList.toggle("speakers", event.target.checked) }), " show who speaks")),
      element("div", { class: "panels" }, [["People", "drawPeople"], ["Quotations", "drawQuotations"], ["Dates", "drawDates"]].map(([title, draws]) => element("details", {}, element("summary", {}, title), view[draws]()))));
    this.main.hidden = true;
    this.main.after(home);
    view.attach(home);
    home.focus();
  }
}

async function begin() {
  try {
    const answer = await fetch("/api/state");
    if (!answer.ok) throw new TypeError(await answer.text());
    window.editor = new Editor(await answer.json());
  } catch (error) {
    document.body.append(element("main", {}, element("p", { class: "lost", role: "alert" }, `The server does not answer: ${error.message}`), element("button", { type: "button", onclick: () => location.reload() }, "Try again")));
  }
}
begin();
