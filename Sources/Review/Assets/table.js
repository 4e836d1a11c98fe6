"use strict";
// The table a field stands in: its grid over the page, and its structure to be put right.
// Texts of cells become text nodes; nothing here makes markup out of them.

// `desk` gives what is on it: bench(), post(path, body), get(path), show(path), light(box, page), tell(text).
export function tableOf(desk) {
  let table = null;
  let chosen = { row: 0, column: 0 };
  let isGridShown = false;
  let shownAt = 0;
  // Where to go on after changes: a desk's path, null where nothing is left, undefined without any.
  let following;

  const panel = () => desk.bench().querySelector(".structure");
  const isOpen = () => panel() !== null && !panel().hidden;
  const path = () => `/api/tables/${desk.bench().dataset.document}/${desk.bench().dataset.table}`;
  const cellAt = (row, column) => table.cells.find((cell) =>
    row >= cell.row && row < cell.row + cell.row_span && column >= cell.column && column < cell.column + cell.column_span);

  async function load() {
    const name = path();
    if (!table || table.path !== name) table = { ...await desk.get(name), path: name };
    return table;
  }

  // The cells of the page that is shown, drawn over it; `scale` is pixels a point.
  async function draw(canvas, page, scale) {
    for (const old of canvas.querySelectorAll(".cell-box")) old.remove();
    if (!isGridShown || !desk.bench().dataset.table) return;
    await load();
    for (const cell of table.cells) {
      if (cell.page !== page || !cell.box) continue;
      const box = document.createElement("div");
      box.className = cell.row < table.header_rows ? "cell-box head" : "cell-box";
      const [left, top, right, bottom] = cell.box.map((edge) => edge * scale);
      Object.assign(box.style, { left: left + "px", top: top + "px", width: right - left + "px", height: bottom - top + "px" });
      canvas.append(box);
    }
  }

  function render() {
    const element = document.createElement("table");
    element.className = "grid";
    element.setAttribute("role", "grid");
    const body = element.createTBody();
    for (let row = 0; row < table.rows; row += 1) {
      const line = body.insertRow();
      for (const cell of table.cells.filter((cell) => cell.row === row)) {
        const place = document.createElement(row < table.header_rows ? "th" : "td");
        place.rowSpan = cell.row_span;
        place.colSpan = cell.column_span;
        place.textContent = cell.text;
        place.tabIndex = -1;
        place.dataset.row = cell.row;
        place.dataset.column = cell.column;
        if (cell.is_edited) place.classList.add("edited");
        line.append(place);
      }
    }
    panel().querySelector(".grid-frame").replaceChildren(element);
    choose(chosen.row, chosen.column);
  }

  function choose(row, column) {
    const cell = cellAt(Math.min(Math.max(row, 0), table.rows - 1), Math.min(Math.max(column, 0), table.columns - 1));
    if (!cell) return;
    chosen = { row: cell.row, column: cell.column };
    for (const place of panel().querySelectorAll("[aria-selected]")) place.removeAttribute("aria-selected");
    const place = panel().querySelector(`[data-row="${cell.row}"][data-column="${cell.column}"]`);
    place.setAttribute("aria-selected", "true");
    place.focus();
    if (cell.box) desk.light(cell.box, cell.page);
  }

  async function open() {
    if (!desk.bench().dataset.table) return;
    await load();
    const [row, column] = (desk.bench().dataset.cell || "0 0").split(" ").map(Number);
    chosen = { row, column };
    shownAt = performance.now();
    desk.bench().classList.add("structuring");
    panel().hidden = false;
    render();
  }

  // Back to the field, or on to the one that is next since the table was changed.
  async function close() {
    panel().hidden = true;
    desk.bench().classList.remove("structuring");
    const next = following;
    following = undefined;
    if (next === undefined) desk.light();
    else if (next === null) location.href = "/";
    else await desk.show(next);
  }

  // The field the desk is to go on at, by its position now.
  function field() {
    const [, , document, position] = (following || "").split(/[/?]/);
    return document === desk.bench().dataset.document ? Number(position) : Number(desk.bench().dataset.field);
  }

  async function change(edit) {
    const name = path();
    const answer = await desk.post(edit ? name : name + "/undo", {
      fingerprint: table.fingerprint, edit, field: field(),
      seconds: (performance.now() - shownAt) / 1000, request: crypto.randomUUID(),
    });
    table = { ...answer.table, path: name };
    following = answer.path ?? null;
    shownAt = performance.now();
    panel().querySelector("#cell-edit").hidden = true;
    render();
  }

  function askText() {
    const form = panel().querySelector("#cell-edit");
    const input = form.querySelector("input");
    form.hidden = false;
    input.value = cellAt(chosen.row, chosen.column).text;
    input.focus();
    input.select();
  }

  function merge(downwards) {
    const cell = cellAt(chosen.row, chosen.column);
    const next = downwards ? cellAt(cell.row + cell.row_span, cell.column) : cellAt(cell.row, cell.column + cell.column_span);
    if (!next) return undefined;
    return change({ merge: {
      row: cell.row, column: cell.column,
      row_span: downwards ? cell.row_span + next.row_span : cell.row_span,
      column_span: downwards ? cell.column_span : cell.column_span + next.column_span,
    } });
  }

  const deeds = {
    left: () => change({ move: { ...chosen, is_to_the_right: false } }),
    right: () => change({ move: { ...chosen, is_to_the_right: true } }),
    "merge-right": () => merge(false),
    "merge-down": () => merge(true),
    split: () => change({ split: { ...chosen } }),
    // The row that is header already is taken out of it.
    header: () => change({ header: { rows: table.header_rows === chosen.row + 1 ? chosen.row : chosen.row + 1 } }),
    text: () => askText(),
    undo: () => change(undefined),
    close: () => close(),
  };

  const keys = { d: "split", h: "header", e: "text", Enter: "text", u: "undo", t: "close", Escape: "close" };
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

  // What a key means while the table is open; undefined for nothing.
  function deed(event) {
    const input = panel().querySelector("#cell-text");
    if (document.activeElement === input) {
      if (event.key === "Enter" && !event.isComposing) {
        return () => change({ text: { ...chosen, text: input.value.trim() } });
      }
      if (event.key === "Escape") return () => { input.form.hidden = true; choose(chosen.row, chosen.column); };
      return undefined;
    }
    if (event.shiftKey && event.key === "ArrowLeft") return deeds.left;
    if (event.shiftKey && event.key === "ArrowRight") return deeds.right;
    if (event.key.toLowerCase() === "m") return deeds[event.shiftKey ? "merge-down" : "merge-right"];
    if (steps[event.key]) {
      const cell = cellAt(chosen.row, chosen.column);
      const [down, along] = steps[event.key];
      return () => choose(
        down > 0 ? cell.row + cell.row_span : cell.row + down,
        along > 0 ? cell.column + cell.column_span : cell.column + along);
    }
    if (document.activeElement?.tagName === "BUTTON" && event.key === "Enter") return undefined;
    return deeds[keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]];
  }

  return {
    isOpen, draw, open, deed,
    deedNamed: (name) => deeds[name],
    choose: (place) => choose(Number(place.dataset.row), Number(place.dataset.column)),
    isGridShown: () => isGridShown,
    toggleGrid: () => { isGridShown = !isGridShown; return isGridShown; },
  };
}
