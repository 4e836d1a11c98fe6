"use strict";
// A value is typed: what it would make right or wrong is told at once.

// `bench` and `place` give what is on the desk; `post` asks the server, `correct(value)` decides.
export function editorOf({ bench, place, post, correct, tell }) {
  function turn(isOn) {
    const form = bench().querySelector("#edit");
    form.hidden = !isOn;
    bench().querySelector("#value").hidden = isOn;
    if (!isOn) return;
    const area = bench().querySelector("#correction");
    area.focus({ preventScroll: true });
    area.select();
  }

  // What the value would make right or wrong, in the order of asking.
  let asked = 0;
  let timer;
  async function check() {
    const area = bench().querySelector("#correction");
    const list = bench().querySelector("#live");
    const mine = (asked += 1);
    const answer = await post("/api/checks", { ...place(), value: area.value.trim() });
    if (mine !== asked || !list.isConnected) return answer;
    list.replaceChildren(...answer.checks.map((found) => {
      const item = document.createElement("li");
      item.className = found.change;
      const name = document.createElement("strong");
      // A rule is named by what is wrong where it fails.
      name.textContent = {
        right: list.dataset.right, gone: `${list.dataset.gone} ${found.name}`,
        wrong: `${list.dataset.wrong} ${found.name}`, still_wrong: `${list.dataset.still} ${found.name}`,
      }[found.change];
      item.append(name, " " + found.message);
      return item;
    }));
    complain(answer.misfit);
    return answer;
  }

  function complain(text) {
    const error = bench().querySelector("#edit-error");
    error.textContent = text || "";
    error.hidden = !text;
  }

  // A value that is not of the field's type is saved when it is asked for twice: pages say odd things.
  async function save() {
    const area = bench().querySelector("#correction");
    const value = area.value.trim();
    const error = bench().querySelector("#edit-error");
    if (!value) { complain(error.dataset.empty); area.focus(); return; }
    if (area.dataset.kept !== value) {
      clearTimeout(timer);
      const answer = await check().catch(() => ({}));
      if (answer.misfit) {
        area.dataset.kept = value;
        complain(`${answer.misfit} ${error.dataset.keep}`);
        return;
      }
    }
    await correct(value);
  }

  // Asks once the typing pauses.
  function typed() {
    clearTimeout(timer);
    timer = setTimeout(() => check().catch((error) => tell(error.message)), 150);
  }

  // The checks that were listed when the document was read hold by now, or not, with what was decided since.
  async function recheck() {
    const listed = [...bench().querySelectorAll(".checks > li[data-rule]")];
    if (!listed.length || !bench().querySelector("tr.corrected, tr.rejected")) return;
    const here = bench();
    const answer = await post("/api/checks", { ...place(), value: here.querySelector("#correction").value.trim() });
    if (here !== bench()) return;
    const wrong = new Set(answer.checks.filter((found) => /wrong/.test(found.change)).map((found) => found.rule));
    for (const item of listed) {
      if (wrong.has(item.dataset.rule)) continue;
      item.classList.add("right");
      item.prepend(here.querySelector("#live").dataset.gone + " ");
    }
  }

  return { turn, typed, save, recheck };
}
