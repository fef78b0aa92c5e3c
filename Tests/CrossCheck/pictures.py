#!/usr/bin/env python3
"""Draws charts with the renderers and fonts of others.

    python3 Tests/CrossCheck/pictures.py [FILE.svg…]

Without files: the gallery and the golden pictures of every kind. For each picture

* every text is drawn by rsvg-convert in DejaVu Sans, Noto Sans, PT Sans and Liberation Sans, and its
  ink is measured: no text may reach into another by more than a pixel, leave the picture, or be wider
  than the room that the layout keeps for it;
* the whole is drawn by rsvg-convert, resvg and LibreOffice: the same size and the same ink, blocks of
  eight pixels compared, for letters may be smoothed as each likes.

A renderer or a font that is not installed is named and passed over. Needed: Python packages numpy and
Pillow (and resvg_py for resvg). Exit code: 0 all is well, 1 a fault, 2 nothing could be drawn.
"""

import argparse
import glob
import io
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

FONTS = ["DejaVu Sans", "Noto Sans", "PT Sans", "Liberation Sans"]
NS = "{http://www.w3.org/2000/svg}"
INHERITED = ["font-size", "font-weight", "text-anchor"]
ROW, PAD = 48, 200


def texts(root):
    """The texts of a picture: words, x, baseline, anchor, size, weight."""
    found = []

    def walk(element, given):
        given = {**given, **{k: element.get(k) for k in INHERITED if element.get(k)}}
        if element.tag == NS + "text":
            found.append((
                "".join(element.itertext()), float(element.get("x")), float(element.get("y")),
                given.get("text-anchor", "start"), float(given.get("font-size", 12)),
                given.get("font-weight", "normal")))
        for child in element:
            walk(child, given)

    walk(root, {})
    return [text for text in found if text[0].strip()]


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def rsvg(svg, zoom=1):
    run = subprocess.run(
        ["rsvg-convert", "-z", str(zoom)], input=svg.encode(), capture_output=True, check=True)
    return Image.open(io.BytesIO(run.stdout)).convert("L")


def ink(found, width, font):
    """The box of the ink of each text: drawn on rows of their own, so that none hides another."""
    if not found:
        return []
    rows = [
        f'<text x="{x + PAD}" y="{ROW * n + 32}" text-anchor="{anchor}" font-size="{size}" '
        f'font-weight="{weight}">{escaped(words)}</text>'
        for n, (words, x, y, anchor, size, weight) in enumerate(found)]
    sheet = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width + 2 * PAD}" '
        f'height="{ROW * len(found)}" font-family="{font}"><rect width="100%" height="100%" '
        f'fill="#fff"/>{"".join(rows)}</svg>')
    dark = np.asarray(rsvg(sheet)) < 200
    boxes = []
    for n, (words, x, y, *_rest) in enumerate(found):
        lines, columns = np.nonzero(dark[ROW * n:ROW * (n + 1)])
        if not len(lines):
            boxes.append(None)
            continue
        boxes.append((
            columns.min() - PAD, y + lines.min() - 32, columns.max() + 1 - PAD,
            y + lines.max() + 1 - 32))
    return boxes


def text_faults(path, fonts):
    root = ET.parse(path).getroot()
    width, height = float(root.get("width")), float(root.get("height"))
    found = texts(root)
    faults, widest = [], 0
    for font in fonts:
        boxes = ink(found, width, font)
        for n, (text, box) in enumerate(zip(found, boxes)):
            if box is None:
                continue
            if box[0] < -1 or box[1] < -1 or box[2] > width + 1 or box[3] > height + 1:
                faults.append(f"{font}: «{text[0]}» leaves the picture")
            widest = max(widest, (box[2] - box[0] - 2) / room(text))
            if box[2] - box[0] > room(text) + 2:
                faults.append(f"{font}: «{text[0]}» is wider than its room")
            for m in range(n):
                other = boxes[m]
                if other and min(box[2], other[2]) - max(box[0], other[0]) > 1 and \
                        min(box[3], other[3]) - max(box[1], other[1]) > 1:
                    faults.append(f"{font}: «{text[0]}» lies over «{found[m][0]}»")
    return faults, widest, len(found)


METRICS = {}


def read_metrics():
    """The widths that the layout uses, from the library's own table."""
    path = pathlib.Path(__file__).parent.parent.parent / "Sources/OporaCharts/Text/FontWidths.swift"
    source = path.read_text("utf8")
    for name, numbers in re.findall(r"static let (\w+): \[UInt\d+\] = \[([^\]]*)\]", source):
        METRICS[name] = [int(n.replace("_", ""), 0) for n in re.findall(r"0x\w+|\d[\d_]*", numbers)]


def advance(code, bold):
    tail = "Bold" if bold else ""
    for first, last, table in [(0x20, 0x7E, "basicLatin"), (0xA0, 0xFF, "latin1"),
                               (0x400, 0x45F, "cyrillic")]:
        if first <= code <= last:
            return METRICS[table + tail][code - first]
    if 0x300 <= code <= 0x36F:
        return 0
    signs = METRICS["signs"]
    return METRICS["signWidths" + tail][signs.index(code)] if code in signs else 1000


def room(text):
    """The width that the layout keeps for a text."""
    words, _x, _y, _anchor, size, weight = text
    return sum(advance(ord(sign), weight == "bold") for sign in words) * size / 1000


def resvg(path):
    return Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_path=path)))).convert("L")


def libreoffice(paths, folder):
    """All pictures in one start of the program, which takes seconds."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/home", "--headless", "--convert-to",
         "png", "--outdir", folder, *paths], capture_output=True, timeout=400)
    drawn = {}
    for path in paths:
        png = os.path.join(folder, pathlib.Path(path).stem + ".png")
        if os.path.exists(png):
            drawn[path] = Image.open(png).convert("L")
    return drawn


def unlike(first, second):
    """The part of blocks of eight pixels whose ink differs by more than a fifth."""
    if abs(first.width - second.width) > 2 or abs(first.height - second.height) > 2:
        second = second.resize(first.size, Image.LANCZOS)
    size = (first.width // 8, first.height // 8)
    left, right = (np.asarray(p.resize(size, Image.BOX), float) for p in (first, second))
    return float((np.abs(left - right) > 51).mean())


def installed(font):
    run = subprocess.run(["fc-match", "-f", "%{family}", font], capture_output=True, text=True)
    return font in run.stdout


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    base = pathlib.Path(__file__).parent.parent.parent
    files = options.files or sorted(
        glob.glob(str(base / "reports/samples/gallery/*.svg"))
        + glob.glob(str(base / "Tests/OporaChartsTests/Golden/*.svg")))
    fonts = [font for font in FONTS if installed(font)]
    for font in set(FONTS) - set(fonts):
        print(f"passed over, not installed: the font {font}")
    read_metrics()
    bad, widest, count = 0, 0, 0
    for path in files:
        faults, share, texts_found = text_faults(path, fonts)
        widest, count = max(widest, share), count + texts_found
        for fault in faults:
            bad += 1
            print(f"{path}: {fault}")
    print(f"{len(files)} pictures, {count} texts, {len(fonts)} fonts: {bad} faults; the widest ink"
          f" fills {100 * widest:.1f} % of its room")
    bad += compare(files)
    sys.exit(1 if bad else 0)


def compare(files):
    """Whole pictures by other renderers."""
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        copies = {}
        for n, path in enumerate(files):
            copies[path] = os.path.join(folder, f"{n:04}.svg")
            shutil.copy(path, copies[path])
        others = {}
        if resvg_py:
            others["resvg"] = {copy: resvg(copy) for copy in copies.values()}
        else:
            print("passed over, not installed: resvg (pip install resvg_py)")
        if shutil.which("soffice"):
            others["LibreOffice"] = libreoffice(list(copies.values()), folder)
        else:
            print("passed over, not installed: LibreOffice (soffice)")
        for name, drawn in others.items():
            shares = {}
            for path, copy in copies.items():
                if copy not in drawn:
                    print(f"{path}: not drawn by {name}")
                    faults += 1
                    continue
                svg = pathlib.Path(copy).read_text("utf8")
                shares[path] = unlike(rsvg(svg), drawn[copy])
                if shares[path] > 0.01:
                    print(f"{path}: {100 * shares[path]:.1f} % of blocks differ in {name}")
                    faults += 1
            worst = max(shares.values(), default=0)
            print(f"rsvg-convert and {name}: {len(shares)} pictures, at worst {100 * worst:.2f} %"
                  " of blocks differ")
    return faults


try:
    import numpy as np
    from PIL import Image
except ImportError as error:
    print(f"not tried: the Python package {error.name} is not installed")
    sys.exit(2)
try:
    import resvg_py
except ImportError:
    resvg_py = None

if __name__ == "__main__":
    if not shutil.which("rsvg-convert"):
        print("not tried: rsvg-convert is not installed (package librsvg2-bin)")
        sys.exit(2)
    main()
