"""A table as its author meant it; engines draw it, its truth is written beside the PDF."""
from dataclasses import dataclass, field


@dataclass
class Cell:
    text: str
    rows: int = 1
    columns: int = 1
    align: str = "center"


def cell(text, rows=1, columns=1, align="center"):
    return Cell(text, rows, columns, align)


@dataclass
class Table:
    title: str
    rows: list  # of lists of Cell or str, spans skip what they cover, as in HTML
    widths: list  # in points
    unit: str | None = None
    header_rows: int = 0
    kind: str = "budget_table"
    note: str | None = None
    cells: list = field(default_factory=list)  # (row, column, Cell), every one, in order
    regions: list = field(default_factory=list)  # {"page", "box"}; filled by the engine
    pages: dict = field(default_factory=dict)  # (row, column) to page; filled by the engine

    def __post_init__(self):
        self.rows = [[one if isinstance(one, Cell) else Cell(one) for one in row] for row in self.rows]
        covered = set()
        for number, row in enumerate(self.rows):
            column = 0
            for one in row:
                while (number, column) in covered:
                    column += 1
                self.cells.append((number, column, one))
                covered |= {(number + r, column + c) for r in range(one.rows) for c in range(one.columns)}
        grid = {(r, c) for r in range(len(self.rows)) for c in range(len(self.widths))}
        assert covered == grid, (self.title, sorted(covered ^ grid)[:6])

    def truth(self, identifier):
        return {
            "id": identifier,
            "kind": self.kind,
            "title": self.title,
            "unit": self.unit,
            "header_rows": self.header_rows,
            "row_count": len(self.rows),
            "column_count": len(self.widths),
            "regions": self.regions,
            "cells": [
                {
                    "row": row,
                    "column": column,
                    "row_span": one.rows,
                    "column_span": one.columns,
                    "text": one.text,
                    "page": self.pages.get((row, column)),
                }
                for row, column, one in self.cells
            ],
        }
