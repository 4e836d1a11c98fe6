"""Reports drawn stroke by stroke with reportlab, so that every line and break is chosen."""
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from . import lettering

PORTRAIT, LANDSCAPE = A4, landscape(A4)


@dataclass
class Style:
    """How a table looks."""

    font: str = "song"
    size: float = 10
    leading: float = 13
    padding: float = 4
    line: float = 0.5
    filled: bool = False  # thin filled rectangles in place of strokes, as Word writes them
    open_sides: bool = False  # no outer border left and right
    dashed_rows: bool = False  # dashed lines between body rows
    double_header: bool = False  # a double line below the header
    shaded_header: bool = False
    repeat_header: bool = False  # on each page
    split_rows: bool = False  # a row may be cut by the page break
    minimum_row: float = 0


class Report:
    """A PDF in the making: text runs down the page, tables continue over pages."""

    def __init__(self, path, title, size=PORTRAIT, margin=62, header=None, rotate=0, footer="— {} —", invariant=1):
        self.canvas = Canvas(str(path), pagesize=size, invariant=invariant, pageCompression=1)
        self.canvas.setTitle(title)
        self.canvas.setAuthor("")
        self.margin, self.header, self.footer, self.rotate = margin, header, footer, rotate
        self.page, self.tables = 0, []
        self.start_page(size)

    def start_page(self, size=None):
        if self.page:
            self.canvas.showPage()
        self.page += 1
        self.width, self.height = size or (self.width, self.height)
        if self.rotate:
            # The sheet lies on its side in the file; the page's rotation puts it upright again.
            # (reportlab itself swaps the sides of a page that is rotated.)
            self.canvas.setPageSize((self.width, self.height))
            self.canvas.setPageRotation(self.rotate)
            self.canvas.translate(self.height, 0)
            self.canvas.rotate(90)
        else:
            self.canvas.setPageSize((self.width, self.height))
        self.y = self.margin
        if self.header:
            self.text(self.width / 2, 40, self.header, "song", 9, "center")
        if self.footer:
            self.text(self.width / 2, self.height - 36, self.footer.format(self.page), "song", 9, "center")

    def text(self, x, baseline, text, font, size, align="left"):
        """Text at a place counted from the page's top left."""
        self.canvas.setFont(font, size)
        draw = {"left": self.canvas.drawString, "center": self.canvas.drawCentredString,
                "right": self.canvas.drawRightString}[align]
        draw(x, self.height - baseline, text)

    def cover(self, *lines):
        for number, line in enumerate(lines):
            self.text(self.width / 2, 260 + 54 * number, line, "hei", 26 if number < 2 else 16, "center")
        self.start_page()

    def heading(self, text, size=14, align="left", font="hei"):
        self.y += size * 1.6
        self.text(self.width / 2 if align == "center" else self.margin, self.y, text, font, size, align)
        self.y += size * 0.5

    def paragraph(self, text, size=12):
        room = self.width - 2 * self.margin
        for number, line in enumerate(lettering.lines(text, "song", size, room, indent=2 * size)):
            if self.y + 1.7 * size > self.height - self.margin:
                self.start_page()
            self.y += 1.7 * size
            self.text(self.margin + (2 * size if number == 0 else 0), self.y, line, "song", size)
        self.y += 0.3 * size

    def note(self, text, size=9):
        for line in lettering.lines(text, "song", size, self.width - 2 * self.margin):
            self.y += 1.5 * size
            self.text(self.margin, self.y, line, "song", size)

    def save(self):
        self.canvas.showPage()
        self.canvas.save()

    # ------------------------------------------------------------ tables

    def table(self, table, style=None, caption="above", prepared_by=None):
        """Draws the table with its title and unit above it; its regions and pages go into it."""
        style = style or Style()
        self.heading(table.title, 15, "center")
        left = (self.width - sum(table.widths)) / 2
        right = left + sum(table.widths)
        if table.unit or prepared_by:
            self.y += 12
            if prepared_by:
                self.text(left, self.y, f"编制单位：{prepared_by}", style.font, 9)
            if table.unit:
                self.text(right, self.y, f"单位：{table.unit}", style.font, 9, "right")
            self.y += 5
        else:
            self.y += 8
        Drawing(self, table, style, left).run()
        self.tables.append(table)
        if table.note:
            self.note(table.note)
        self.y += 14


class Drawing:
    """One table on its way over the pages."""

    def __init__(self, report, table, style, left):
        self.report, self.table, self.style = report, table, style
        self.xs = [left]
        for width in table.widths:
            self.xs.append(self.xs[-1] + width)
        self.broken = {}
        for row, column, one in table.cells:
            room = self.xs[column + one.columns] - self.xs[column] - 2 * style.padding
            self.broken[row, column] = lettering.lines(one.text, style.font, style.size, room) if one.text else []
        self.heights = self.row_heights()

    def row_heights(self):
        style = self.style

        def needed(count):
            return max(count, 1) * style.leading + 2 * style.padding

        heights = [max(needed(1), style.minimum_row)] * len(self.table.rows)
        for row, column, one in self.table.cells:
            if one.rows == 1:
                heights[row] = max(heights[row], needed(len(self.broken[row, column])))
        for row, column, one in self.table.cells:
            lack = needed(len(self.broken[row, column])) - sum(heights[row:row + one.rows])
            if lack > 0:
                heights[row + one.rows - 1] += lack
        return heights

    def run(self):
        """Cuts the rows into pages: parts are (row, height, first text line, text lines or None for all)."""
        report, bottom = self.report, self.report.height - self.report.margin
        part, y, row = [], report.y, 0
        while row < len(self.heights):
            height = self.heights[row]
            if y + height <= bottom:
                part.append((row, height, 0, None))
                y, row = y + height, row + 1
                continue
            cut = int((bottom - y - 2 * self.style.padding) // self.style.leading)
            total = max(len(self.broken[r, c]) for r, c, one in self.table.cells if r == row and one.rows == 1)
            if self.style.split_rows and cut >= 2 and total - cut >= 2:
                part.append((row, bottom - y, 0, cut))
                self.draw(part)
                report.start_page()
                rest = (total - cut) * self.style.leading + 2 * self.style.padding
                part, y, row = [(row, rest, cut, None)], report.y + rest, row + 1
                continue
            self.draw(part)
            report.start_page()
            part, y = [], report.y
            if self.style.repeat_header:
                part = [(r, self.heights[r], 0, None) for r in range(self.table.header_rows)]
                y += sum(self.heights[:self.table.header_rows])
        self.draw(part)

    def draw(self, part):
        """One page's part of the table, from the report's y down."""
        tops, y = {}, self.report.y
        ys = [y]
        for row, height, _, _ in part:
            tops[row] = (y, y + height)
            y += height
            ys.append(y)
        if self.style.shaded_header and 0 in tops and self.table.header_rows:
            self.shade(self.report.y, tops[self.table.header_rows - 1][1])
        lines_of = {row: (first, count) for row, _, first, count in part}
        owner = {}
        for row, column, one in self.table.cells:
            shown = [r for r in range(row, row + one.rows) if r in tops]
            if not shown:
                continue
            for r in shown:
                for c in range(column, column + one.columns):
                    owner[r, c] = (row, column)
            box = (self.xs[column], tops[shown[0]][0], self.xs[column + one.columns], tops[shown[-1]][1])
            is_repeat = (row, column) in self.table.pages
            first, count = lines_of[shown[0]]
            if not is_repeat:
                self.table.pages[row, column] = self.report.page
            if one.rows > 1 and is_repeat and row >= self.table.header_rows:
                continue  # the label of a span that began on the page before
            text = self.broken[row, column]
            if one.rows == 1:
                text = text[first:] if count is None else text[first:first + count]
            self.write(text, box, one.align)
        self.rule(part, ys, owner)
        box = [round(self.xs[0], 1), round(ys[0], 1), round(self.xs[-1], 1), round(ys[-1], 1)]
        self.table.regions.append({"page": self.report.page, "box": box})
        self.report.y = ys[-1]

    def write(self, text, box, align):
        style = self.style
        left, top, right, bottom = box
        y = (top + bottom - len(text) * style.leading) / 2 + style.leading * 0.78
        for line in text:
            x = {"left": left + style.padding, "center": (left + right) / 2, "right": right - style.padding}[align]
            self.report.text(x, y, line, style.font, style.size, align)
            y += style.leading

    def shade(self, top, bottom):
        canvas = self.report.canvas
        canvas.setFillGray(0.88)
        canvas.rect(self.xs[0], self.report.height - bottom, self.xs[-1] - self.xs[0], bottom - top, stroke=0, fill=1)
        canvas.setFillGray(0)

    def rule(self, part, ys, owner):
        """Lines wherever the cells of two sides differ."""
        rows, columns = [row for row, _, _, _ in part], len(self.table.widths)
        for k, x in enumerate(self.xs):
            if self.style.open_sides and k in (0, columns):
                continue
            drawn = [owner.get((r, k - 1)) != owner.get((r, k)) for r in rows]
            for start, end in runs(drawn):
                self.line(x, ys[start], x, ys[end])
        for k, y in enumerate(ys):
            above = rows[k - 1] if k else None
            below = rows[k] if k < len(rows) else None
            drawn = [owner.get((above, c)) != owner.get((below, c)) for c in range(columns)]
            inner = above is not None and below is not None
            is_header_end = inner and below == self.table.header_rows
            dashed = self.style.dashed_rows and inner and below > self.table.header_rows
            for start, end in runs(drawn):
                if is_header_end and self.style.double_header:
                    self.line(self.xs[start], y - 1, self.xs[end], y - 1)
                    self.line(self.xs[start], y + 1, self.xs[end], y + 1)
                else:
                    self.line(self.xs[start], y, self.xs[end], y, dashed)

    def line(self, x0, y0, x1, y1, dashed=False):
        canvas, height, thick = self.report.canvas, self.report.height, self.style.line
        if self.style.filled:
            canvas.rect(x0 - thick / 2, height - y1 - thick / 2, x1 - x0 + thick, y1 - y0 + thick, stroke=0, fill=1)
            return
        canvas.setLineWidth(thick)
        canvas.setDash([3, 2] if dashed else [])
        canvas.line(x0, height - y0, x1, height - y1)


def runs(flags):
    """The stretches of true flags as (start, end)."""
    start = None
    for k, flag in enumerate(list(flags) + [False]):
        if flag and start is None:
            start = k
        elif not flag and start is not None:
            yield start, k
            start = None
