"""Documents and sheets written in flat OpenDocument and exported by LibreOffice, as most departments do."""
import pathlib
import subprocess
import tempfile
from xml.sax.saxutils import escape

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"),
                         ("fo", "xsl-fo-compatible"), ("meta", "meta"))
)


def flat(mimetype, styles, master, body):
    return (f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.2"'
            f' office:mimetype="application/vnd.oasis.opendocument.{mimetype}">'
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:master-styles>{master}</office:master-styles>"
            f"<office:body>{body}</office:body></office:document>")


def styles_of(font, title_font, size, tables, margin="2.2cm", border="0.5pt solid #000000", is_sheet=False):
    """Page, text, cell and column styles; a cell's style is its alignment."""
    fit = 'style:print="" style:table-centering="horizontal" style:scale-to-X="1" style:scale-to-Y="0"' if is_sheet else ""
    master = ' style:master-page-name="Standard"' if is_sheet else ""
    text = (f'fo:font-size="{size}pt" style:font-size-asian="{size}pt" fo:font-family="{font}"'
            f' style:font-family-asian="{font}"')
    title = (f'fo:font-size="15pt" style:font-size-asian="15pt" fo:font-family="{title_font}"'
             f' style:font-family-asian="{title_font}"')
    parts = [f'<style:page-layout style:name="sheet"><style:page-layout-properties fo:page-width="21cm"'
             f' fo:page-height="29.7cm" fo:margin="{margin}" {fit}/></style:page-layout>',
             f'<style:style style:name="title" style:family="paragraph"><style:paragraph-properties'
             f' fo:text-align="center" fo:margin-top="0.6cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"/>'
             f"<style:text-properties {title}/></style:style>",
             '<style:style style:name="title-cell" style:family="table-cell"><style:table-cell-properties'
             ' style:vertical-align="middle"/><style:paragraph-properties fo:text-align="center"/>'
             f"<style:text-properties {title}/></style:style>",
             f'<style:style style:name="unit-cell" style:family="table-cell"><style:paragraph-properties'
             f' fo:text-align="end"/><style:text-properties {text}/></style:style>']
    for align, value in (("left", "start"), ("center", "center"), ("right", "end")):
        parts.append(f'<style:style style:name="{align}" style:family="paragraph"><style:paragraph-properties'
                     f' fo:text-align="{value}"/><style:text-properties {text}/></style:style>')
        parts.append(f'<style:style style:name="cell-{align}" style:family="table-cell"><style:table-cell-properties'
                     f' fo:border="{border}" fo:padding="0.1cm" style:vertical-align="middle" fo:wrap-option="wrap"/>'
                     f'<style:paragraph-properties fo:text-align="{value}"/><style:text-properties {text}/></style:style>')
    for number, table in enumerate(tables):
        parts.append(f'<style:style style:name="table{number}" style:family="table"'
                     f'{master}><style:table-properties'
                     f' style:width="{sum(table.widths)}pt" table:align="center"/></style:style>')
        for column, width in enumerate(table.widths):
            parts.append(f'<style:style style:name="column{number}.{column}" style:family="table-column">'
                         f'<style:table-column-properties style:column-width="{width}pt"/></style:style>')
    return "".join(parts)


MASTER = '<style:master-page style:name="Standard" style:page-layout-name="sheet"/>'


def table_rows(table):
    """The rows, with a covered cell wherever a span lies."""
    owners = {(row, column): one for row, column, one in table.cells}
    for row in range(len(table.rows)):
        cells = []
        for column in range(len(table.widths)):
            one = owners.get((row, column))
            if one is None:
                cells.append("<table:covered-table-cell/>")
                continue
            cells.append(
                f'<table:table-cell table:style-name="cell-{one.align}" table:number-rows-spanned="{one.rows}"'
                f' table:number-columns-spanned="{one.columns}" office:value-type="string">'
                f'<text:p text:style-name="{one.align}">{escape(one.text)}</text:p></table:table-cell>')
        yield f"<table:table-row>{''.join(cells)}</table:table-row>"


def columns(number, table):
    return "".join(f'<table:table-column table:style-name="column{number}.{column}"/>'
                   for column in range(len(table.widths)))


def document(path, parts, font, title_font, size=10.5):
    """A text document of tables with titles, and paragraphs where `parts` has strings."""
    tables = [part for part in parts if not isinstance(part, str)]
    body = []
    for part in parts:
        if isinstance(part, str):
            body.append(f'<text:p text:style-name="left">{escape(part)}</text:p>')
            continue
        number = tables.index(part)
        body.append(f'<text:p text:style-name="title">{escape(part.title)}</text:p>')
        if part.unit:
            body.append(f'<text:p text:style-name="right">单位：{part.unit}</text:p>')
        body.append(f'<table:table table:style-name="table{number}">{columns(number, part)}'
                    f"{''.join(table_rows(part))}</table:table>")
    text = flat("text", styles_of(font, title_font, size, tables), MASTER,
                f"<office:text>{''.join(body)}</office:text>")
    export(path, "fodt", text, "writer_pdf_Export")


def sheet(path, table, font, size=9):
    """A spreadsheet: title and unit are merged cells without borders."""
    width = len(table.widths)

    def across(style, text):
        return (f'<table:table-row><table:table-cell table:style-name="{style}" office:value-type="string"'
                f' table:number-columns-spanned="{width}" table:number-rows-spanned="1"><text:p>{escape(text)}</text:p>'
                f'</table:table-cell>{"<table:covered-table-cell/>" * (width - 1)}</table:table-row>')

    body = (f'<office:spreadsheet><table:table table:name="采购" table:style-name="table0">{columns(0, table)}'
            f"{across('title-cell', table.title)}{across('unit-cell', '单位：' + table.unit)}"
            f"{''.join(table_rows(table))}</table:table></office:spreadsheet>")
    styles = styles_of(font, font, size, [table], margin="1.6cm", is_sheet=True)
    export(path, "fods", flat("spreadsheet", styles, MASTER, body), "calc_pdf_Export")


def export(path, suffix, source, writer):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / f"source.{suffix}"
        file.write_text(source, encoding="utf-8")
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
             "--convert-to", f"pdf:{writer}", "--outdir", folder, str(file)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)
        pathlib.Path(path).write_bytes(file.with_suffix(".pdf").read_bytes())
