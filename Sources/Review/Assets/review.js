"use strict";
// The desk: one key, one decision. Everything that comes from a document was escaped by the server;
// nothing here makes markup out of text.
import { editorOf } from "/assets/edit.js";
import { sheetOf } from "/assets/sheet.js";
import { tableOf } from "/assets/table.js";

(() => {
  const desk = document.getElementById("desk");
  if (!desk) {
    document.addEventListener("keydown", (event) => {
      const begin = document.querySelector("[data-key=Enter]");
      const isFree = document.activeElement === document.body || document.activeElement === null;
      if (begin && isFree && event.key === "Enter") begin.click();
    });
    return;
  }
  const csrf = document.body.dataset.csrf;
  const query = desk.dataset.query;
  const notice = document.getElementById("notice");
  const help = document.getElementById("help");
  const visited = [];
  let isBusy = false;
  let shownAt = performance.now();

  const bench = () => desk.querySelector(".workbench");
  const place = () => ({ document: Number(bench().dataset.document), field: Number(bench().dataset.field) });

  function tell(text) {
    notice.textContent = text;
    clearTimeout(tell.timer);
    tell.timer = setTimeout(() => { notice.textContent = ""; }, 4000);
  }

  const send = (path, body) => ask(path + query, {
    method: "POST", credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf },
    body: JSON.stringify(body),
  });

  async function ask(path, request) {
    const response = await fetch(path, request);
    if (response.status === 401) { location.href = "/sign-in"; throw new Error("signed out"); }
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.message || response.statusText);
    return answer;
  }

  const sheet = sheetOf({
    bench, drawOver: (...place) => table.draw(...place).catch((error) => tell(error.message)),
  });
  const light = sheet.light;
  const editor = editorOf({ bench, place, post: send, correct: (value) => decide("correct", value), tell });
  const table = tableOf({ bench, post: send, get: (path) => ask(path), show: (path) => show(path, false), light });

  function settle() {
    shownAt = performance.now();
    const row = desk.querySelector("tr.current");
    if (row) row.scrollIntoView({ block: "center" });
    desk.querySelector("[data-action=grid]")?.setAttribute("aria-pressed", String(table.isGridShown()));
    light();
    editor.recheck().catch((error) => tell(error.message));
  }

  async function show(path, remember = true) {
    const response = await fetch(path + (path.includes("?") ? "&" : "?") + "part=workbench", { credentials: "same-origin" });
    if (response.redirected && new URL(response.url).pathname === "/sign-in") { location.href = "/sign-in"; return; }
    if (!response.ok) { tell(response.statusText); return; }
    // Parsed as a document of its own, in which no script runs.
    const parsed = new DOMParser().parseFromString(await response.text(), "text/html");
    const old = desk.querySelector(".sheet img");
    const fresh = parsed.querySelector(".workbench");
    const image = fresh.querySelector(".sheet img");
    // The same page keeps its picture: no flicker, no second decoding.
    if (old && image && old.getAttribute("src") === image.getAttribute("src")) image.replaceWith(old);
    if (remember) visited.push(location.pathname);
    desk.replaceChildren(document.adoptNode(fresh));
    history.replaceState(null, "", path);
    settle();
  }

  async function go(answer) {
    if (answer.next) await show(answer.next.path);
    else location.href = "/" + query;
  }

  const verdict = (place, version, action) => ({
    ...place, action, version, seconds: (performance.now() - shownAt) / 1000, request: crypto.randomUUID(),
  });

  async function decide(action, value) {
    const body = verdict(place(), Number(bench().dataset.version), action);
    if (value !== undefined) body.value = value;
    const answer = await send("/api/decisions", body);
    if (action === "undo") { await show(location.pathname + query, false); return; }
    undoable = { decisions: [{ ...place(), version: answer.version }], path: location.pathname + query };
    await go(await send("/api/next", place()));
  }
  let undoable = null;

  // Takes back what was decided last on this desk, or the decision on the field that is shown.
  async function undo() {
    if (!undoable) { await decide("undo"); return; }
    const last = undoable;
    undoable = null;
    for (const { document, field, version } of last.decisions) {
      await send("/api/decisions", { ...verdict({ document, field }, version, "undo"), seconds: 0 });
    }
    await show(last.path, false);
  }

  // Accepts every open field among the rows given, each by a decision of its own.
  async function acceptAll(rows) {
    const open = rows.filter((row) => row.dataset.version !== undefined);
    const done = [];
    let refused = 0;
    for (const row of open) {
      const one = { document: place().document, field: Number(row.dataset.field) };
      try {
        const answer = await send("/api/decisions", verdict(one, Number(row.dataset.version), "accept"));
        done.push({ ...one, version: answer.version });
      } catch (error) {
        if (/signed out/.test(error.message)) throw error;
        refused += 1;
      }
    }
    if (done.length) undoable = { decisions: done, path: location.pathname + query };
    tell(`${desk.dataset.accepted} ${done.length}` + (refused ? ` · ${desk.dataset.refused} ${refused}` : ""));
    await go(await send("/api/next", place()));
  }

  const rowsShown = () => [...desk.querySelectorAll("table.form tr[data-field]")];

  async function acceptRow() {
    const group = desk.querySelector("tr.current").dataset.group;
    if (group.split(".").length < 3) { await decide("accept"); return; }
    await acceptAll(rowsShown().filter((row) => row.dataset.group === group));
  }

  // Asked for twice, for it is much at once.
  async function acceptForm() {
    const count = rowsShown().filter((row) => row.dataset.version !== undefined).length;
    const here = JSON.stringify(place());
    if (acceptForm.asked !== here) { acceptForm.asked = here; tell(`${desk.dataset.again} ${count}`); return; }
    acceptForm.asked = undefined;
    await acceptAll(rowsShown());
  }

  function step(by) {
    const items = [...desk.querySelectorAll("table.form .state a")];
    const here = items.findIndex((item) => item.closest("tr").classList.contains("current"));
    const next = items[here + by];
    if (next) return show(next.getAttribute("href"));
    return by > 0 ? send("/api/next", place()).then(go) : undefined;
  }

  async function perform(name) {
    if (isBusy) return;
    isBusy = true;
    try {
      if (name === "edit") editor.turn(true);
      else if (name === "help") help.showModal();
      else if (name === "undo") await undo();
      else if (name === "skip") await go(await send("/api/skips", place()));
      else if (name === "accept-row") await acceptRow();
      else if (name === "accept-form") await acceptForm();
      else if (name === "table") await table.open();
      else if (name === "grid") {
        const isShown = table.toggleGrid();
        desk.querySelector("[data-action=grid]")?.setAttribute("aria-pressed", String(isShown));
        light();
      } else if (name === "next") await step(1);
      else if (name === "previous") await step(-1);
      else if (name === "suggestion" && bench().dataset.suggestion === undefined) return;
      else if (name === "larger" || name === "smaller" || name === "fit") {
        sheet.zoom({ fit: undefined, larger: 1.25, smaller: 0.8 }[name]);
      } else await decide(name);
    } catch (error) {
      tell(error.message);
      if (!/signed out/.test(error.message)) await show(location.pathname + query, false);
    } finally {
      isBusy = false;
    }
  }

  const keys = {
    a: "accept", Enter: "accept", s: "suggestion", e: "edit", r: "reject", x: "illegible", k: "skip",
    t: "table", g: "grid", "A+": "accept-row", "F+": "accept-form",
    n: "next", ArrowRight: "next", p: "previous", ArrowLeft: "previous", u: "undo", "?": "help",
    "+": "larger", "=": "larger", "-": "smaller", 0: "fit",
  };

  // One change of the table after another; what cannot be done is told, and the table stays.
  async function restructure(deed) {
    if (isBusy) return;
    isBusy = true;
    try {
      await deed();
    } catch (error) {
      tell(error.message);
    } finally {
      isBusy = false;
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (table.isOpen()) {
      const deed = table.deed(event);
      if (!deed) return;
      event.preventDefault();
      restructure(deed);
      return;
    }
    const area = desk.querySelector("#correction");
    if (area && document.activeElement === area) {
      if (event.key === "Escape") { editor.turn(false); area.blur(); }
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        restructure(editor.save);
      }
      return;
    }
    const onControl = document.activeElement && /^(A|BUTTON|INPUT|SELECT)$/.test(document.activeElement.tagName);
    if (event.key === "Enter" && onControl) return;
    const name = event.shiftKey && /^[AF]$/i.test(event.key)
      ? keys[event.key.toUpperCase() + "+"] : keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!name) return;
    event.preventDefault();
    perform(name);
  });

  desk.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action]");
    if (button) { perform(button.dataset.action); return; }
    const deed = event.target.closest("[data-table-action]");
    if (deed) { restructure(table.deedNamed(deed.dataset.tableAction)); return; }
    const cell = event.target.closest(".grid [data-row]");
    if (cell) { table.choose(cell); return; }
    const link = event.target.closest(".state a, .checks a");
    if (link) { event.preventDefault(); show(link.getAttribute("href")); }
  });
  desk.addEventListener("submit", (event) => event.preventDefault());
  desk.addEventListener("input", (event) => {
    if (event.target.id === "correction") editor.typed();
  });
  window.addEventListener("resize", () => light());
  settle();
})();
