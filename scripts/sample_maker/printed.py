"""Tables written as HTML and printed by a browser, as web-based budget systems do."""
import html
import pathlib
import subprocess
import tempfile

BROWSER_STYLE = """
@page { size: A4; margin: 20mm 18mm; }
body { font-family: "Noto Serif CJK SC", serif; font-size: 10.5pt; }
h1 { font-family: "Noto Sans CJK SC", sans-serif; font-size: 16pt; text-align: center; break-before: page; }
h1:first-of-type { break-before: auto; }
p { text-indent: 2em; line-height: 1.8; }
p.unit { text-indent: 0; text-align: right; font-size: 9pt; margin: 0; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #000; padding: 4px 5px; text-align: center; font-weight: normal; }
"""


def rows_html(table):
    lines = []
    for number, row in enumerate(table.rows):
        tag = "th" if number < table.header_rows else "td"
        cells = "".join(
            f'<{tag} rowspan="{one.rows}" colspan="{one.columns}" style="text-align:{one.align}">'
            f"{html.escape(one.text)}</{tag}>"
            for one in row
        )
        lines.append(f"<tr>{cells}</tr>")
    return "\n".join(lines)


def columns_html(table):
    total = sum(table.widths)
    return "".join(f'<col style="width:{100 * width / total:.1f}%" width="{100 * width / total:.0f}%">'
                   for width in table.widths)


def page_html(title, parts, style):
    """`parts` are tables, or paragraphs as strings."""
    body = []
    for part in parts:
        if isinstance(part, str):
            body.append(f"<p>{html.escape(part)}</p>")
            continue
        body.append(f"<h1>{html.escape(part.title)}</h1>")
        if part.unit:
            body.append(f'<p class="unit">单位：{part.unit}</p>')
        body.append(f"<table>{columns_html(part)}\n{rows_html(part)}</table>")
        if part.note:
            body.append(f'<p class="note">{html.escape(part.note)}</p>')
    return (f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
            f"<style>{style}</style></head><body>{''.join(body)}</body></html>")


def by_browser(path, title, parts, style=BROWSER_STYLE):
    """A tagged PDF as a browser prints it."""
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "page.html"
        source.write_text(page_html(title, parts, style), encoding="utf-8")
        run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
            "--export-tagged-pdf", f"--print-to-pdf={path}", source.as_uri())


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)


def find_pages(path, tables):
    """Fills in the pages of cells and regions by looking the texts up in order, page by page."""
    count = int(next(line.split()[1] for line in subprocess.run(
        ["pdfinfo", path], capture_output=True, text=True, check=True).stdout.splitlines() if line.startswith("Pages")))
    texts = []
    for page in range(1, count + 1):
        text = subprocess.run(["pdftotext", "-raw", "-f", str(page), "-l", str(page), path, "-"],
                              capture_output=True, text=True, check=True).stdout
        texts.append("".join(text.split()))
    page = 0
    for table in tables:
        while "".join(table.title.split()) not in texts[page]:
            page += 1
        for row, column, one in table.cells:
            wanted = "".join(one.text.split())
            # A page further on only when the text stands there and not here; long texts may be cut.
            if wanted and wanted[:8] not in texts[page] and page + 1 < count and wanted[:8] in texts[page + 1]:
                page += 1
            table.pages[row, column] = page + 1
        table.regions = [{"page": number, "box": None} for number in sorted(set(table.pages.values()))]
