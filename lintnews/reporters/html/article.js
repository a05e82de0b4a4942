"use strict";
// An article with its findings in the margin. Makes elements and text nodes only, never mark-up from text.

const SIGNS = { error: "✖", warning: "▲", note: "●" };
const ORDER = { error: 0, warning: 1, note: 2 };

/** An element with attributes, listeners (`on...`) and children; texts become text nodes. */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** An element of a drawing. */
function shape(name, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** `1 finding`, `2 findings`. */
const counted = (count, word) => `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;

/** The sign and the word of a severity: never colour alone. */
function badge(severity) {
  return element("span", { class: `badge ${severity}` }, element("span", { "aria-hidden": "true" }, SIGNS[severity]), ` ${severity}`);
}

/** Text that cannot be seen (control characters, marks of direction) as signs that can. */
const visible = (text) =>
  text.replace(/[\u0000-\u0008\u000b-\u001f]/g, (sign) => String.fromCharCode(0x2400 + sign.charCodeAt(0)))
    .replace(/[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (sign) => `⟨U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`);

/** The paragraphs of a text: [start, end], without the line ends between them. */
function paragraphsOf(text) {
  const found = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    if (match[0].trim()) found.push([match.index, match.index + match[0].replace(/\r$/, "").length]);
  }
  return found;
}

/** For each paragraph, the places that meet it. `places`: objects with `at`. */
function byParagraph(paragraphs, places) {
  const found = paragraphs.map(() => []);
  const sorted = places.filter((one) => one.at).sort((one, other) => one.at[0] - other.at[0] || one.at[1] - other.at[1]);
  let first = 0;
  for (const one of sorted) {
    while (first < paragraphs.length - 1 && paragraphs[first][1] < one.at[0]) first++;
    for (let number = first; number < paragraphs.length && paragraphs[number][0] <= one.at[1]; number++) {
      const [start, end] = paragraphs[number];
      if (Math.max(start, one.at[0]) < Math.min(end, one.at[1]) || (one.at[0] === one.at[1] && start <= one.at[0])) found[number].push(one);
    }
  }
  return found;
}

/** The stretches of a paragraph between the borders of places: [start, end, the places that cover it]. */
function stretches([start, end], places) {
  const borders = new Set([start, end]);
  for (const { at } of places) {
    for (const border of at) if (border > start && border < end) borders.add(border);
  }
  const sorted = [...borders].sort((one, other) => one - other);
  return sorted.slice(0, -1).map((from, number) => {
    const to = sorted[number + 1];
    return [from, to, places.filter(({ at }) => at[0] < to && from < at[1])];
  });
}

/** Languages that are written from right to left. */
const isRightToLeft = (language) => /^(ar|arc|ckb|dv|fa|he|ks|ku-arab|ps|sd|ug|ur|yi)\b/.test(language || "");

/**
 * An article: its text, what is found in it, who is who, who said what, when, and its original.
 *
 * data: what `lintnews.reporters.html.article` gives; anchor: the prefix of ids in this page;
 * ruleLink(rule): where a rule is explained; isShown(finding): whether a filter lets it through;
 * actions(finding, card): what else can be done about a finding, as elements.
 */
class ArticleView {
  constructor(data, { anchor = "f", ruleLink, isShown = () => true, actions = () => [] }) {
    Object.assign(this, { data, anchor, ruleLink, isShown, actions });
    this.findings = data.findings.map((finding, number) => ({ ...finding, number })).filter(isShown);
    this.filled = new Set();
    this.root = element("div", { class: `sheet${data.original ? " beside" : ""}` });
    this.rows = [];
    if (data.text === null) this.drawWithoutText();
    else this.draw();
  }

  draw() {
    const { data } = this;
    this.paragraphs = paragraphsOf(data.text);
    const places = [
      ...this.findings.map((one) => ({ at: one.at, kind: "finding", one })),
      ...this.findings.flatMap((one) => one.related.map((other) => ({ at: other.at, kind: "related", one }))),
      ...data.people.flatMap((one, person) => one.places.map((at) => ({ at, kind: "person", person }))),
      ...data.quotations.map((one, number) => ({ at: one.at, kind: "quotation", one, number })),
      ...data.dates.map((one, number) => ({ at: one.at, kind: "date", one, number })),
      ...(data.original ? data.original.aligned.map(([at], pair) => ({ at, kind: "pair", pair })) : []),
    ];
    this.places = byParagraph(this.paragraphs, places);
    this.body = element("div", { class: "rows", lang: data.language });
    const title = this.paragraphs.length > 1 ? this.paragraphs.findIndex(([start, end]) => end - start < 200 && data.text.slice(start, end).trim() === data.head) : -1;
    this.paragraphs.forEach((paragraph, number) => {
      const row = element("div", { class: `row${number === title ? " title" : ""}` });
      // Until it is near the window, a row is only as high as it will about be.
      row.style.minHeight = `${Math.ceil((paragraph[1] - paragraph[0]) / 75) * 1.6 + 1}em`;
      row.dataset.number = number;
      this.rows.push(row);
    });
    this.body.append(...this.rows);
    this.root.append(this.body);
    if (data.original) this.drawOriginal();
    this.body.addEventListener("pointerover", (event) => this.touch(event.target));
    this.body.addEventListener("focusin", (event) => this.touch(event.target, true));
    this.body.addEventListener("click", (event) => this.press(event));
  }

  /** Show the article in an element, and draw its rows as they come near. */
  attach(home) {
    home.append(this.root);
    if (isLong(this)) {
      this.watcher = new IntersectionObserver((seen) => {
        for (const { isIntersecting, target } of seen) if (isIntersecting) this.fill(Number(target.dataset.number));
      }, { rootMargin: "1200px 0px" });
      this.rows.forEach((row) => this.watcher.observe(row));
      this.later(0);
    } else {
      this.root.classList.add("loose");
      this.fillAll();
      this.sizes = new ResizeObserver(() => this.settle());
      this.sizes.observe(this.body);
    }
  }

  detach() {
    this.watcher?.disconnect();
    this.sizes?.disconnect();
    this.gone = true;
    this.root.remove();
  }

  /** The rows that are far away, a few at a time, so that looking for words in the page finds them. */
  later(from) {
    const work = () => {
      if (this.gone) return;
      const began = performance.now();
      while (from < this.rows.length && performance.now() - began < 12) this.fill(from++);
      if (from < this.rows.length) this.later(from);
    };
    (window.requestIdleCallback || ((call) => setTimeout(call, 30)))(work);
  }

  fillAll() {
    this.rows.forEach((_, number) => this.fill(number));
  }

  fill(number) {
    if (this.filled.has(number) || !this.rows[number]) return;
    this.filled.add(number);
    const row = this.rows[number];
    row.style.minHeight = "";
    const prose = element(row.classList.contains("title") ? "h2" : "p", { class: "prose", dir: "auto" });
    for (const [start, end, places] of stretches(this.paragraphs[number], this.places[number])) {
      prose.append(this.stretch(start, end, places));
      for (const { kind, one } of places) {
        if (kind === "quotation" && one.at[1] === end && one.name) prose.append(element("span", { class: "speaker" }, ` — ${visible(one.name)} `));
      }
    }
    const own = this.places[number].filter(({ kind, at }) => kind === "finding" && at[0] >= this.paragraphs[number][0]);
    row.append(prose, element("div", { class: "margin", lang: "en" }, own.map(({ one }) => this.card(one))));
  }

  /** A stretch of text with all that is known of it. */
  stretch(start, end, places) {
    const text = visible(this.data.text.slice(start, end));
    const found = places.filter(({ kind }) => kind === "finding").map(({ one }) => one).sort((one, other) => ORDER[one.severity] - ORDER[other.severity]);
    const begins = found.find((one) => one.at[0] === start);
    const classes = [];
    const made = element(begins ? "a" : "span");
    if (found.length) {
      classes.push("mark", found[0].severity);
      made.dataset.findings = found.map((one) => one.number).join(" ");
    }
    if (begins) {
      made.id = `${this.anchor}-at-${begins.number}`;
      made.href = `#${this.anchor}-${begins.number}`;
      made.title = `${begins.severity}: ${begins.message}`;
    }
    for (const place of places) {
      if (place.kind === "related") made.dataset.related = `${made.dataset.related || ""} ${place.one.number}`.trim();
      if (place.kind === "person") { classes.push("person"); made.dataset.person = place.person; }
      if (place.kind === "quotation") { classes.push("quotation"); made.dataset.quotation = place.number; }
      if (place.kind === "date") { classes.push("date"); made.dataset.date = place.number; }
      if (place.kind === "pair") made.dataset.pair = place.pair;
    }
    if (!classes.length && !made.dataset.related && made.dataset.pair === undefined) return document.createTextNode(text);
    made.className = classes.join(" ");
    made.append(text);
    return made;
  }

  /** What is found at one place. */
  card(one) {
    const place = (other, words) => {
      const label = words || `line ${other.line}: “${visible(other.quote)}”`;
      return other.at ? element("button", { type: "button", class: "link", onclick: () => this.show(other.at, one) }, label) : label;
    };
    const more = element("div", { class: "more" },
      one.related.length ? element("ul", {}, one.related.slice(0, 12).map((other) => element("li", {}, visible(other.message), " ", place(other))),
        one.related.length > 12 && element("li", {}, `and ${one.related.length - 12} more places`)) : null,
      one.fixes.length ? element("ul", { class: "fixes" }, one.fixes.map((fix) => element("li", {}, "→ ", visible(fix.title), fix.touches ? ` (changes a ${fix.touches})` : ""))) : null,
      one.stands ? element("p", { class: "stands" }, `let stand (${one.stands.kind})${one.stands.reason ? `: ${visible(one.stands.reason)}` : ""}`) : null,
      element("p", { class: "actions" }, place(one, "show in the text"), this.actions(one)));
    const card = element("div", { class: `card ${one.severity}`, role: "group", id: `${this.anchor}-${one.number}`, tabindex: "-1", "aria-label": `${one.severity} ${one.rule}` },
      element("p", { class: "kind" }, badge(one.severity), " ", element("a", { class: "rule", href: this.ruleLink(one.rule) }, one.rule)),
      element("p", { class: "message" }, visible(one.message)), more);
    card.dataset.number = one.number;
    // Cards move when one is chosen: not under a button that is being pressed.
    card.addEventListener("pointerdown", () => { this.isPressed = true; setTimeout(() => { this.isPressed = false; }, 400); });
    card.addEventListener("focusin", () => { if (!this.isPressed) this.choose(one.number); });
    card.addEventListener("click", () => this.choose(one.number));
    card.addEventListener("pointerenter", () => this.hint(one.number));
    return card;
  }

  drawWithoutText() {
    this.root.classList.add("bare");
    this.body = element("div", { class: "margin" }, this.findings.map((one) =>
      element("div", {}, element("p", { class: "quote" }, `line ${one.line}: “${visible(one.quote)}”`), this.card(one))));
    this.root.append(this.body);
  }

  drawOriginal() {
    const { original } = this.data;
    const pairs = original.aligned.map(([, at], pair) => ({ at, kind: "pair", pair }));
    this.there = paragraphsOf(original.text);
    const places = byParagraph(this.there, pairs);
    this.originalRows = this.there.map((paragraph, number) => element("p", { class: "prose", dir: "auto" },
      stretches(paragraph, places[number]).map(([start, end, inside]) => {
        const text = visible(original.text.slice(start, end));
        return inside.length ? element("span", { "data-pair": inside[0].pair }, text) : text;
      })));
    this.pane = element("section", { class: "original", tabindex: "0", "aria-label": "The original", lang: original.language, dir: isRightToLeft(original.language) ? "rtl" : "ltr" },
      element("p", { class: "where", dir: "ltr", lang: "en" }, `original (${original.language}): ${original.path}`), this.originalRows);
    this.pane.addEventListener("pointerover", (event) => this.touch(event.target));
    this.root.append(this.pane);
    this.onscroll = () => this.follow();
    window.addEventListener("scroll", this.onscroll, { passive: true });
    this.pane.addEventListener("scroll", () => this.lead(), { passive: true });
  }

  /** Where both texts stand beside one another: [offset here, offset there], in order. */
  anchors() {
    const { original, text } = this.data;
    const given = original.aligned.map(([here, there]) => [here[0], there[0]]);
    return [[0, 0], ...given, [text.length, original.text.length]];
  }

  /** The offset on the other side. `from`: 0 the article, 1 the original. */
  across(offset, from) {
    const anchors = this.anchors();
    const at = Math.max(0, anchors.findIndex((anchor) => anchor[from] > offset) - 1);
    const [before, behind] = [anchors[at], anchors[Math.min(at + 1, anchors.length - 1)]];
    const share = behind[from] > before[from] ? (offset - before[from]) / (behind[from] - before[from]) : 0;
    return before[1 - from] + share * (behind[1 - from] - before[1 - from]);
  }

  /** The original scrolls with the article. */
  follow() {
    if (this.gone) return window.removeEventListener("scroll", this.onscroll);
    if (this.isLed || getComputedStyle(this.pane).position !== "sticky") return undefined;
    const line = window.innerHeight / 3;
    const number = this.rows.findIndex((row) => row.getBoundingClientRect().bottom > line);
    if (number < 0) return undefined;
    const box = this.rows[number].getBoundingClientRect();
    const [start, end] = this.paragraphs[number];
    const share = Math.min(1, Math.max(0, (line - box.top) / Math.max(1, box.height)));
    const there = this.across(start + share * (end - start), 0);
    const other = Math.max(0, this.there.findIndex(([, stop]) => stop >= there));
    const target = this.originalRows[other];
    const [from, to] = this.there[other] || [0, 1];
    this.isFollowed = true;
    this.pane.scrollTop = target.offsetTop + ((there - from) / Math.max(1, to - from)) * target.offsetHeight - this.pane.clientHeight / 3;
    clearTimeout(this.rest);
    this.rest = setTimeout(() => { this.isFollowed = false; }, 120);
    return undefined;
  }

  /** The article scrolls with the original. */
  lead() {
    if (this.isFollowed || !this.pane.matches(":hover, :focus-within")) return;
    const line = this.pane.scrollTop + this.pane.clientHeight / 3;
    const number = this.originalRows.findIndex((row) => row.offsetTop + row.offsetHeight > line);
    if (number < 0) return;
    const row = this.originalRows[number];
    const [from, to] = this.there[number];
    const here = this.across(from + Math.max(0, (line - row.offsetTop) / Math.max(1, row.offsetHeight)) * (to - from), 1);
    const other = Math.max(0, this.paragraphs.findIndex(([, stop]) => stop >= here));
    const box = this.rows[other].getBoundingClientRect();
    this.isLed = true;
    window.scrollTo({ top: window.scrollY + box.top - window.innerHeight / 3 });
    clearTimeout(this.ledRest);
    this.ledRest = setTimeout(() => { this.isLed = false; }, 120);
  }

  /** What the pointer or the focus is on: the same person and the same sentence light up together. */
  touch(target, isFocus = false) {
    const near = target.closest?.("[data-person], [data-pair], .mark");
    this.light("person", near?.dataset.person ?? this.held, "lit");
    this.light("pair", near?.dataset.pair ?? target.closest?.("[data-pair]")?.dataset.pair, "paired");
    const finding = near?.dataset.findings?.split(" ")[0];
    if (finding !== undefined && isFocus) this.choose(Number(finding));
    else if (finding !== undefined) this.hint(Number(finding));
  }

  light(kind, value, name) {
    if (this[name] === value) return;
    this[name] = value;
    this.root.querySelectorAll(`.${name}`).forEach((one) => one.classList.remove(name));
    if (value === undefined) return;
    this.root.querySelectorAll(`[data-${kind}="${CSS.escape(value)}"]`).forEach((one) => one.classList.add(name));
  }

  /** Hold a person's names lit, or let go of them. */
  hold(person) {
    this.held = this.held === String(person) ? undefined : String(person);
    this.fillAll();
    this.light("person", this.held, "lit");
    return this.held !== undefined;
  }

  /** What belongs to a finding, while the pointer is on some of it. */
  hint(number) {
    if (this.hinted === number) return;
    this.hinted = number;
    this.root.querySelectorAll(".hint").forEach((one) => one.classList.remove("hint"));
    this.root.querySelectorAll(`[data-findings~="${number}"], #${this.anchor}-${number}`).forEach((one) => one.classList.add("hint"));
  }

  /** A finding and the places that prove it stand out. */
  choose(number) {
    if (this.chosen === number) return;
    this.chosen = number;
    this.root.querySelectorAll(".chosen, .proof").forEach((one) => one.classList.remove("chosen", "proof"));
    this.root.querySelectorAll(`[data-findings~="${number}"], #${this.anchor}-${number}`).forEach((one) => one.classList.add("chosen"));
    this.root.querySelectorAll(`[data-related~="${number}"]`).forEach((one) => one.classList.add("proof"));
    this.settle();
  }

  /** Put each card beside its place without tearing the text apart: they move up and down, the chosen one least. */
  settle() {
    if (!this.root.classList.contains("loose") || this.gone) return;
    const isWide = matchMedia("(min-width: 48.01rem)").matches;
    const cards = [...this.body.querySelectorAll(".card")];
    if (!isWide) {
      cards.forEach((card) => { card.style.top = ""; });
      this.body.style.minHeight = "";
      return;
    }
    const origin = this.body.getBoundingClientRect().top;
    const boxes = cards.map((card) => {
      const mark = document.getElementById(`${this.anchor}-at-${card.dataset.number}`) || card.closest(".row");
      return { card, top: mark.getBoundingClientRect().top - origin - 6, height: card.offsetHeight + 8 };
    }).sort((one, other) => one.top - other.top);
    const held = Math.max(0, boxes.findIndex(({ card }) => Number(card.dataset.number) === this.chosen));
    for (let number = held + 1; number < boxes.length; number++) {
      boxes[number].top = Math.max(boxes[number].top, boxes[number - 1].top + boxes[number - 1].height);
    }
    for (let number = held - 1; number >= 0; number--) {
      boxes[number].top = Math.min(boxes[number].top, boxes[number + 1].top - boxes[number].height);
    }
    // Nothing stands above the text.
    let least = 0;
    for (const box of boxes) {
      box.top = Math.max(box.top, least);
      least = box.top + box.height;
      box.card.style.top = `${box.top}px`;
    }
    this.body.style.minHeight = `${least}px`;
  }

  press(event) {
    const mark = event.target.closest("a.mark");
    if (mark) {
      event.preventDefault();
      this.goto(Number(mark.getAttribute("href").split("-").pop()));
    }
  }

  /** Go to the card of a finding. */
  goto(number) {
    const one = this.findings.find((finding) => finding.number === number);
    if (!one) return;
    if (one.at && this.data.text !== null) this.fill(this.paragraphAt(one.at[0]));
    const card = document.getElementById(`${this.anchor}-${number}`);
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: "center" });
    this.choose(number);
  }

  /** Go to a place in the text. */
  show(at, one) {
    const number = this.paragraphAt(at[0]);
    this.fill(number);
    this.choose(one.number);
    const marks = [...this.rows[number].querySelectorAll(".prose [data-findings], .prose [data-related]")];
    const mark = document.getElementById(`${this.anchor}-at-${one.number}`);
    const target = at === one.at && mark ? mark : marks.find((some) => some.classList.contains("proof")) || this.rows[number].querySelector(".prose");
    if (!target.matches("a")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
  }

  paragraphAt(offset) {
    const number = this.paragraphs.findIndex(([, end]) => end >= offset);
    return number < 0 ? this.paragraphs.length - 1 : number;
  }

  /** Go to the next finding, or with -1 to the one before. */
  step(by) {
    const order = [...this.findings].sort((one, other) => (one.at?.[0] ?? 0) - (other.at?.[0] ?? 0));
    if (!order.length) return;
    const here = order.findIndex((one) => one.number === this.chosen);
    const next = here < 0 ? (by > 0 ? 0 : order.length - 1) : (here + by + order.length) % order.length;
    this.goto(order[next].number);
  }

  /** The people, and in how many spellings each of them stands. */
  drawPeople() {
    const { people, text } = this.data;
    if (!people.length) return element("p", { class: "none" }, "No person is named.");
    return element("ul", { class: "people" }, people.map((one, person) => {
      const spellings = new Map();
      for (const [start, end] of one.places) {
        const words = text.slice(start, end).split(/\s+/).pop();
        if (/^\p{Lu}/u.test(words)) spellings.set(words, (spellings.get(words) || 0) + 1);
      }
      const button = element("button", { type: "button", "aria-pressed": "false", onclick: () => {
        button.closest("ul").querySelectorAll("[aria-pressed]").forEach((other) => other.setAttribute("aria-pressed", "false"));
        const isHeld = this.hold(person);
        button.setAttribute("aria-pressed", String(isHeld));
        if (isHeld) this.scrollTo(one.places[0][0]);
      } }, visible(one.name || "(somebody who says “I”)"));
      return element("li", {}, button, element("span", { class: "small" }, ` ${[...spellings].map(([words, count]) => `${visible(words)} ${count}`).join(" · ")}`));
    }));
  }

  scrollTo(offset) {
    const number = this.paragraphAt(offset);
    this.fill(number);
    this.rows[number].scrollIntoView({ block: "center" });
  }

  /** Who said what. */
  drawQuotations() {
    const { quotations, text } = this.data;
    if (!quotations.length) return element("p", { class: "none" }, "Nobody is quoted.");
    return element("ol", { class: "quotations" }, quotations.map((one) => {
      const words = text.slice(...one.at);
      return element("li", {}, element("button", { type: "button", class: "link", onclick: () => this.scrollTo(one.at[0]) }, visible(words.length > 90 ? `${words.slice(0, 88)}…` : words)),
        element("span", { class: "small" }, one.name ? ` — ${visible(one.name)}` : " — nobody is named near"));
    }));
  }

  /** The dates of the text against the day that it was written. */
  drawDates() {
    const { dates, written, text } = this.data;
    if (!dates.length) return element("p", { class: "none" }, "No day is named.");
    const day = (iso) => Date.parse(`${iso}T00:00:00Z`) / 86400000;
    const all = [...dates.map((one) => day(one.day)), ...(written ? [day(written)] : [])];
    const [from, to] = [Math.min(...all), Math.max(...all)];
    const across = (one) => 12 + (to > from ? ((one - from) / (to - from)) * 616 : 308);
    const drawing = shape("svg", { class: "timeline", viewBox: "0 0 640 46", role: "img", "aria-label": `${counted(dates.length, "date")} on a line${written ? `, the article is of ${written}` : ""}` },
      shape("line", { x1: 12, x2: 628, y1: 22, y2: 22, class: "axis" }),
      ...(written ? [shape("line", { x1: across(day(written)), x2: across(day(written)), y1: 6, y2: 38, class: "written" })] : []),
      ...dates.map((one) => shape("circle", { cx: across(day(one.day)), cy: 22, r: 6, class: one.certain ? "certain" : "about" })));
    const apart = (iso) => {
      if (!written) return "";
      const days = day(iso) - day(written);
      return days === 0 ? "the day of the article" : `${counted(Math.abs(days), "day")} ${days < 0 ? "before" : "after"} the article`;
    };
    const sorted = [...dates].sort((one, other) => day(one.day) - day(other.day) || one.at[0] - other.at[0]);
    return element("div", { class: "dates" }, drawing, written ? element("p", { class: "small" }, `The upright line is the day of the article, ${written}.`) : null,
      element("ol", {}, sorted.map((one) => element("li", {},
        element("button", { type: "button", class: "link", onclick: () => this.scrollTo(one.at[0]) }, `“${visible(text.slice(...one.at))}”`),
        element("span", { class: "small" }, ` ${one.certain ? "" : "probably "}${one.day}${written ? `, ${apart(one.day)}` : ""}`)))));
  }
}

/** Whether drawing all of it at once would be felt. */
function isLong(view) {
  return view.rows.length > 150 || view.findings.length > 300;
}
