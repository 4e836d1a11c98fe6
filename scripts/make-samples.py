#!/usr/bin/env python3
"""Makes the PDFs of samples/ with their truth (*.gold.json) beside them.

Everything in them is invented. The committed files are the samples; this script is how they came
about and how to add one. It needs what ordinary use does not: the Python packages reportlab and
pikepdf, and the Debian packages fonts-arphic-uming fonts-arphic-ukai fonts-wqy-zenhei
fonts-noto-cjk fonts-liberation chromium libreoffice-writer-nogui libreoffice-calc-nogui
poppler-utils. Samples that a browser or an office suite prints differ in bytes from run to run.

  make-samples.py [NAME…]    makes all samples, or the named ones
"""
import json
import pathlib
import sys

import pikepdf

PROJECT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT / "scripts"))
from sample_maker import budget_tables, contents, drawn, lettering, office, office_sheets, printed, target_forms  # noqa: E402
from sample_maker.drawn import Report, Style  # noqa: E402

SAMPLES = PROJECT / "samples"
PASSWORD = "chenglan-2026"


def write_truth(name, tables, records=()):
    """`records` are record truths in the order of their tables."""
    path = SAMPLES / f"{name}.pdf"
    with pikepdf.open(path, password=PASSWORD if name == "encrypted" else "") as pdf:
        pages = len(pdf.pages)
    truth = {
        "source": path.name,
        "pages": pages,
        "records": list(records),
        "tables": [table.truth(f"t{number}") for number, table in enumerate(tables, 1)],
    }
    text = json.dumps(truth, ensure_ascii=False, indent=1) + "\n"
    path.with_suffix(".gold.json").write_text(text, encoding="utf-8")


def project_targets(name):
    """Five-column forms with the transfer block; page breaks cut a row of the second and a level of the third."""
    report = Report(SAMPLES / f"{name}.pdf", "2026年澄岚市水务局部门项目支出绩效目标表")
    forms = [target_forms.transfer_form("2026年澄岚市水务局部门项目支出绩效目标表", project)
             for project in contents.WATER_PROJECTS]
    report.table(forms[0], Style(padding=3))
    report.table(forms[1], Style(padding=3, split_rows=True))
    report.table(forms[2], Style(padding=3))
    report.save()
    write_truth(name, report.tables,
                [project.record(table) for project, table in zip(contents.WATER_PROJECTS, forms)])


def project_library(name):
    """Four-column forms of a project library, exported by an office suite."""
    forms = [target_forms.library_form("部门项目支出预算绩效目标表", project) for project in contents.LIBRARY_PROJECTS]
    path = SAMPLES / f"{name}.pdf"
    office.document(path, forms, font="AR PL UMing CN", title_font="WenQuanYi Zen Hei")
    printed.find_pages(path, forms)
    write_truth(name, forms, [project.record(form) for project, form in zip(contents.LIBRARY_PROJECTS, forms)])


def declaration(name):
    """The ten-column declaration; its lines are thin filled rectangles."""
    report = Report(SAMPLES / f"{name}.pdf", "项目支出绩效目标申报表")
    form = target_forms.declaration_form("项目支出绩效目标申报表", contents.DECLARATION, "2026年-2028年")
    report.table(form, Style(filled=True, size=9, leading=12, minimum_row=22), prepared_by="望棠县农业农村局")
    report.note("填报日期：2026年1月16日")
    report.save()
    write_truth(name, [form], [contents.DECLARATION.record(form)])


def department_targets(name):
    """A department's target form as a browser prints it: tagged."""
    forms = [target_forms.department_form("2026年部门整体支出绩效目标表", department)
             for department in contents.DEPARTMENTS]
    path = SAMPLES / f"{name}.pdf"
    printed.by_browser(path, "2026年部门整体支出绩效目标表", forms)
    printed.find_pages(path, forms)
    records = [department.record(form, "department_target")
               for department, form in zip(contents.DEPARTMENTS, forms)]
    for record in records:
        record["fields"] = {key: value for key, value in record["fields"].items() if key != "tasks"}
    write_truth(name, forms, records)


def department_budget(name):
    """A whole budget: cover, prose, and seven tables, two of them over three pages."""
    report = Report(SAMPLES / f"{name}.pdf", "澄岚市水务局2026年部门预算", header="澄岚市水务局2026年部门预算")
    report.cover("澄岚市水务局", "2026年部门预算", "2026年2月")
    report.heading("第一部分  部门概况", 16, "center")
    for heading, text in contents.NARRATIVE:
        report.heading(heading)
        report.paragraph(text)
    spending, total = budget_tables.totals()
    report.heading("第二部分  部门预算情况说明", 16, "center")
    report.paragraph(f"澄岚市水务局2026年收支总预算{total:,.2f}万元。收入全部为一般公共预算拨款收入；"
                     "支出包括：" + "、".join(label for label, _ in spending) + "。")
    report.heading("第三部分  部门预算表", 16, "center")
    report.start_page()
    report.table(budget_tables.summary_table("2026年部门收支总表"), Style(minimum_row=26))
    wide = Style(padding=3, repeat_header=True, shaded_header=True)
    report.start_page(drawn.LANDSCAPE)
    report.table(budget_tables.split_code_table("2026年部门支出总表"), wide)
    report.start_page()
    report.table(budget_tables.fiscal_table("2026年财政拨款收支总表"), Style(minimum_row=24))
    report.start_page()
    report.table(budget_tables.joined_code_table("2026年一般公共预算支出表"), Style(minimum_row=21, filled=True))
    report.start_page(drawn.PORTRAIT)
    report.table(budget_tables.economic_table("2026年一般公共预算基本支出表"), Style())
    report.start_page(drawn.LANDSCAPE)
    report.table(budget_tables.three_public_table("2026年“三公”经费预算表"), Style(minimum_row=30))
    report.table(budget_tables.empty_fund_table("2026年政府性基金预算支出表"), Style(minimum_row=22))
    report.save()
    write_truth(name, report.tables)


def final_account(name):
    """Open outer borders, dashed rows, a double line below the header; two tables on one page."""
    report = Report(SAMPLES / f"{name}.pdf", "2025年度部门决算", footer="第 {} 页")
    report.heading("望棠县农业农村局2025年度部门决算", 18, "center")
    report.paragraph("按照决算公开有关要求，现将望棠县农业农村局2025年度部门决算支出情况和公务接待费情况公开如下。")
    report.table(office_sheets.account_table("2025年度支出决算表"),
                 Style(font="kai", size=11, open_sides=True, dashed_rows=True, double_header=True, minimum_row=25),
                 prepared_by="望棠县农业农村局")
    report.table(office_sheets.reception_table("2025年度公务接待费情况表"),
                 Style(font="kai", size=11, open_sides=True, minimum_row=25))
    report.save()
    write_truth(name, report.tables)


def landscape_sheet(name):
    """Twelve columns on a landscape sheet."""
    report = Report(SAMPLES / f"{name}.pdf", "2026年部门项目支出明细表", size=drawn.LANDSCAPE, margin=36)
    report.table(office_sheets.wide_table("2026年部门项目支出明细表"),
                 Style(font="sans", size=8, leading=10.5, minimum_row=26, shaded_header=True), prepared_by="澄岚市水务局")
    report.save()
    write_truth(name, report.tables)


def rotated_sheet(name):
    """A landscape sheet stored upright and turned by the page's /Rotate."""
    report = Report(SAMPLES / f"{name}.pdf", "2026年“三公”经费预算表", size=drawn.LANDSCAPE, margin=60, rotate=90)
    report.table(budget_tables.three_public_table("2026年“三公”经费预算表"), Style(minimum_row=30),
                 prepared_by="霁川区文化旅游局")
    report.table(budget_tables.empty_fund_table("2026年政府性基金预算支出表"), Style(minimum_row=22))
    report.save()
    write_truth(name, report.tables)


def encrypted(name):
    """Needs a password to open."""
    report = Report(SAMPLES / f"{name}.pdf", "项目支出绩效目标表")
    form = target_forms.transfer_form("2026年部门项目支出绩效目标表", contents.WATER_PROJECTS[0])
    report.table(form, Style(font="sans", size=9.5, minimum_row=24))
    report.save()
    path = SAMPLES / f"{name}.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner=PASSWORD + "-owner", user=PASSWORD, R=6), static_id=False)
    write_truth(name, [form], [contents.WATER_PROJECTS[0].record(form)])


def purchase_sheet(name):
    """A spreadsheet's export."""
    table = office_sheets.purchase_table("2026年部门政府采购预算表")
    path = SAMPLES / f"{name}.pdf"
    office.sheet(path, table, font="WenQuanYi Micro Hei")
    printed.find_pages(path, [table])
    write_truth(name, [table])


def registration(name):
    """A form of a kind no built-in profile knows."""
    report = Report(SAMPLES / f"{name}.pdf", "国有资产出租信息公示表")
    form = office_sheets.registration_form("国有资产出租信息公示表")
    report.table(form, Style(font="song", size=10.5, leading=14, minimum_row=30))
    report.save()
    record = {"kind": "form", "title": form.title, "fields": office_sheets.registration_fields(), "anomalies": []}
    write_truth(name, [form], [record])


def english_report(name):
    """English tables with their titles above, exported by an office suite."""
    tables = office_sheets.english_tables()
    intro = ("The Ashgrove Regional Office publishes the grants it pays and the posts it fills each year. "
             "Figures are in pounds unless a table says otherwise.")
    path = SAMPLES / f"{name}.pdf"
    office.document(path, [intro, *tables], font="Liberation Serif", title_font="Liberation Sans")
    printed.find_pages(path, tables)
    write_truth(name, tables)


MAKERS = {
    "project-targets": project_targets,
    "project-library": project_library,
    "declaration": declaration,
    "department-targets": department_targets,
    "department-budget": department_budget,
    "final-account": final_account,
    "landscape": landscape_sheet,
    "rotated": rotated_sheet,
    "encrypted": encrypted,
    "purchases": purchase_sheet,
    "registration": registration,
    "english": english_report,
}


def main(names):
    unknown = set(names) - set(MAKERS)
    if unknown:
        print(f"no such sample: {', '.join(sorted(unknown))}; there are: {', '.join(MAKERS)}", file=sys.stderr)
        return 2
    lettering.register()
    for name in names or MAKERS:
        MAKERS[name](name)
        print(f"samples/{name}.pdf")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
