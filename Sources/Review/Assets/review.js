"use strict";
// The desk: one key, one decision. Everything that comes from a document was escaped by the server;
// nothing here makes markup out of text.
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
  let zoom = 1;
  let isBusy = false;
  let shownAt = performance.now();

  const bench = () => desk.querySelector(".workbench");
  const place = () => ({ document: Number(bench().dataset.document), field: Number(bench().dataset.field) });

  function tell(text) {
    notice.textContent = text;
    clearTimeout(tell.timer);
    tell.timer = setTimeout(() => { notice.textContent = ""; }, 4000);
  }

  async function send(path, body) {
    const response = await fetch(path + query, {
      method: "POST", credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf },
      body: JSON.stringify(body),
    });
    if (response.status === 401) { location.href = "/sign-in"; throw new Error("signed out"); }
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.message || response.statusText);
    return answer;
  }

  // Puts the field's box into the middle of the sheet, and lights it.
  function light() {
    const sheet = desk.querySelector(".sheet");
    const image = sheet.querySelector("img");
    if (!image) return;
    const draw = () => {
      const box = (bench().dataset.box || "").split(" ").map(Number);
      const scale = (Number(image.dataset.dpi) / 72) * (image.clientWidth / image.naturalWidth);
      const lit = sheet.querySelector(".lit");
      if (box.length !== 4 || !Number.isFinite(scale)) return;
      lit.style.left = box[0] * scale - 4 + "px";
      lit.style.top = box[1] * scale - 4 + "px";
      lit.style.width = (box[2] - box[0]) * scale + 8 + "px";
      lit.style.height = (box[3] - box[1]) * scale + 8 + "px";
      lit.hidden = false;
      const canvas = sheet.querySelector(".canvas");
      sheet.scrollLeft = canvas.offsetLeft + ((box[0] + box[2]) / 2) * scale - sheet.clientWidth / 2;
      sheet.scrollTop = ((box[1] + box[3]) / 2) * scale - sheet.clientHeight / 2;
    };
    const resize = () => {
      const fit = Math.max(sheet.clientWidth - 24, 320) / image.naturalWidth;
      image.style.width = Math.round(image.naturalWidth * Math.min(fit * 1.25, 1.5) * zoom) + "px";
      draw();
    };
    if (image.complete && image.naturalWidth) resize();
    else image.addEventListener("load", resize, { once: true });
  }

  function settle() {
    shownAt = performance.now();
    const row = desk.querySelector("tr.current");
    if (row) row.scrollIntoView({ block: "center" });
    light();
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

  async function decide(action, value) {
    const body = {
      ...place(), action, version: Number(bench().dataset.version),
      seconds: (performance.now() - shownAt) / 1000, request: crypto.randomUUID ? crypto.randomUUID() : String(Math.random()) + Date.now(),
    };
    if (value !== undefined) body.value = value;
    const answer = await send("/api/decisions", body);
    if (action === "undo") { await show(location.pathname + query, false); return; }
    undoable = { ...place(), version: answer.version, path: location.pathname + query };
    await go(await send("/api/next", place()));
  }
  let undoable = null;

  // Takes back the decision made last on this desk, or the one on the field that is shown.
  async function undo() {
    if (!undoable) { await decide("undo"); return; }
    const last = undoable;
    undoable = null;
    await send("/api/decisions", {
      document: last.document, field: last.field, action: "undo", version: last.version,
      seconds: 0, request: crypto.randomUUID(),
    });
    await show(last.path, false);
  }

  function edit(isOn) {
    const form = desk.querySelector("#edit");
    form.hidden = !isOn;
    desk.querySelector("#value").hidden = isOn;
    if (!isOn) return;
    const area = desk.querySelector("#correction");
    area.focus();
    area.select();
  }

  function isValid(area) {
    const text = area.value.trim();
    if (!text) return false;
    if (area.dataset.type !== "money" && area.dataset.type !== "number") return true;
    return /^[-+−(（]?[\d,，.\s]+[)）]?\s*(元|万元|亿元|%)?$/.test(text);
  }

  async function save() {
    const area = desk.querySelector("#correction");
    if (!isValid(area)) {
      desk.querySelector("#edit-error").hidden = false;
      area.focus();
      return;
    }
    await decide("correct", area.value.trim());
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
      if (name === "edit") edit(true);
      else if (name === "help") help.showModal();
      else if (name === "undo") await undo();
      else if (name === "skip") await go(await send("/api/skips", place()));
      else if (name === "next") await step(1);
      else if (name === "previous") await step(-1);
      else if (name === "suggestion" && bench().dataset.suggestion === undefined) return;
      else if (name === "larger" || name === "smaller" || name === "fit") {
        zoom = name === "fit" ? 1 : Math.min(Math.max(zoom * (name === "larger" ? 1.25 : 0.8), 0.4), 5);
        light();
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
    n: "next", ArrowRight: "next", p: "previous", ArrowLeft: "previous", u: "undo", "?": "help",
    "+": "larger", "=": "larger", "-": "smaller", 0: "fit",
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const area = desk.querySelector("#correction");
    if (area && document.activeElement === area) {
      if (event.key === "Escape") { edit(false); area.blur(); }
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        save().catch((error) => tell(error.message));
      }
      return;
    }
    const onControl = document.activeElement && /^(A|BUTTON|INPUT|SELECT)$/.test(document.activeElement.tagName);
    if (event.key === "Enter" && onControl) return;
    const name = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!name) return;
    event.preventDefault();
    perform(name);
  });

  desk.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action]");
    if (button) { perform(button.dataset.action); return; }
    const link = event.target.closest(".state a, .checks a");
    if (link) { event.preventDefault(); show(link.getAttribute("href")); }
  });
  desk.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("resize", light);
  settle();
})();
