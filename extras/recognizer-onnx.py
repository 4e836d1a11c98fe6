#!/usr/bin/env python3
"""A recogniser for `gongkai extract --recognizer`: PP-OCR's line model, run by ONNX Runtime.

    python3 -m venv onnx && onnx/bin/pip install -r extras/recognizer-onnx.txt
    gongkai extract scan.pdf --recognizer "onnx/bin/python extras/recognizer-onnx.py"

Reads requests and writes answers as docs/scans.md tells, a JSON object a line.
"""
import base64
import importlib.util
import io
import json
import pathlib
import sys

import numpy
import onnxruntime
import PIL.Image

HEIGHT = 48  # what the model was trained on, in samples
LEAST_WIDTH = 32
GREATEST_WIDTH = 4800


class LineModel:
    """A CTC model of lines of text and the characters its outputs stand for."""

    def __init__(self, path):
        options = onnxruntime.SessionOptions()
        # Each worker has a recogniser of its own: more threads would wait for each other.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"])
        self.input = self.session.get_inputs()[0].name
        listed = self.session.get_modelmeta().custom_metadata_map["character"].splitlines()
        # Output 0 is CTC's blank; a space follows those listed.
        self.characters = [""] + listed + [" "]

    def read(self, image):
        """The line's text and a confidence from 0 to 1 for each of its characters."""
        width = round(image.width * HEIGHT / max(1, image.height))
        width = min(max(width, LEAST_WIDTH), GREATEST_WIDTH)
        scaled = image.convert("RGB").resize((width, HEIGHT), PIL.Image.Resampling.BILINEAR)
        samples = numpy.asarray(scaled, dtype=numpy.float32)[:, :, ::-1] / 127.5 - 1
        batch = numpy.ascontiguousarray(samples.transpose(2, 0, 1)[None])
        steps = self.session.run(None, {self.input: batch})[0][0]
        text, confidences, last = [], [], 0
        for step, best in zip(steps, steps.argmax(axis=1)):
            if best != 0 and best != last:
                text.append(self.characters[best])
                confidences.append(float(step[best]))
            elif best != 0:
                confidences[-1] = max(confidences[-1], float(step[best]))
            last = best
        return text, [min(1.0, max(0.0, round(value, 4))) for value in confidences]


def answer(model, request):
    number = request.get("id")
    try:
        image = PIL.Image.open(io.BytesIO(base64.b64decode(request["image"])))
        text, confidences = model.read(image)
    except Exception as failure:  # Whatever is wrong with one line, the next may be fine.
        return {"id": number, "error": str(failure)}
    if any(len(character) != 1 for character in text):
        return {"id": number, "error": "a character of several code points"}
    return {"id": number, "text": "".join(text), "confidences": confidences}


def main():
    package = importlib.util.find_spec("rapidocr_onnxruntime")
    if package is None:
        sys.exit("recognizer-onnx: install extras/recognizer-onnx.txt with pip first.")
    folder = pathlib.Path(package.origin).parent / "models"
    models = sorted(folder.glob("ch_*_rec_*.onnx"))
    if not models:
        sys.exit(f"recognizer-onnx: there is no model of lines in {folder}.")
    sys.stdin.readline()  # The greeting: there is one model, whatever the language.
    model = LineModel(models[-1])
    print(json.dumps({"ready": True, "name": models[-1].stem}), flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(model, json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
