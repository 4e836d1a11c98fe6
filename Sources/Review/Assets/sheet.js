"use strict";
// The page beside the form: its picture, the place that is lit, how large it is.

// `bench` gives what is on the desk; `drawOver(canvas, page, scale)` adds to the picture, at pixels a point.
export function sheetOf({ bench, drawOver }) {
  let zoom = 1;

  // Puts a box, the field's own where none is given, into the middle of its page, and lights it.
  function light(given, page = Number(bench().dataset.page)) {
    const sheet = bench().querySelector(".sheet");
    const image = sheet.querySelector("img");
    if (!image) return;
    const source = `/documents/${bench().dataset.document}/pages/${page}?dpi=150`;
    if (image.getAttribute("src") !== source) image.setAttribute("src", source);
    const draw = () => {
      const box = given || (bench().dataset.box || "").split(" ").map(Number);
      const scale = (Number(image.dataset.dpi) / 72) * (image.clientWidth / image.naturalWidth);
      const lit = sheet.querySelector(".lit");
      if (Number.isFinite(scale)) drawOver(sheet.querySelector(".canvas"), page, scale);
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
      // The whole width, so that labels are seen beside their values; but never too small to read.
      const fit = Math.max(sheet.clientWidth - 24, 320) / image.naturalWidth;
      image.style.width = Math.round(image.naturalWidth * Math.min(Math.max(fit, 0.55), 1.5) * zoom) + "px";
      draw();
    };
    if (image.complete && image.naturalWidth) resize();
    else image.addEventListener("load", resize, { once: true });
  }

  // Larger or smaller by a factor, or as large as it fits for none.
  function change(factor) {
    zoom = factor === undefined ? 1 : Math.min(Math.max(zoom * factor, 0.4), 5);
    light();
  }

  return { light, zoom: change };
}
