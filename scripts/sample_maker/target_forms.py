"""Performance-target forms, each built from one description, which is also the truth of its record."""
from dataclasses import dataclass, field

from .table import Table, cell


@dataclass
class Project:
    fields: dict  # by the contract's names
    indicators: list  # (level1, [(level2, [(level3, target), …]), …])
    life_indicators: list = field(default_factory=list)
    anomalies: list = field(default_factory=list)

    def get(self, name):
        return self.fields.get(name) or ""

    def record(self, table, kind="project_target", tidy=lambda level: level):
        return {
            "kind": kind,
            "title": table.title,
            "unit": table.unit,
            "fields": self.fields,
            "indicators": flat(self.indicators),
            "anomalies": [{"code": code} for code in self.anomalies],
        }


def flat(tree):
    return [
        {"level1": level1, "level2": level2, "level3": level3, "target": target}
        for level1, seconds in tree
        for level2, thirds in seconds
        for level3, target in thirds
    ]


def indicator_rows(tree, spans=(1, 1, 1, 1)):
    """Rows of level 1 to 3 and target; levels span their parts."""
    rows = []
    for level1, seconds in tree:
        height = sum(len(thirds) for _, thirds in seconds)
        for at2, (level2, thirds) in enumerate(seconds):
            for at3, (level3, target) in enumerate(thirds):
                row = []
                if at2 == at3 == 0:
                    row.append(cell(level1, rows=height, columns=spans[0]))
                if at3 == 0:
                    row.append(cell(level2, rows=len(thirds), columns=spans[1]))
                rows.append(row + [cell(level3, columns=spans[2]), cell(target, columns=spans[3])])
    return rows


def transfer_form(title, project, unit="万元"):
    """The form with the two blocks 本级资金 and 转移市县资金 side by side."""
    get = project.get
    rows = [
        [cell("项目名称"), cell(get("project_name"), columns=5)],
        [cell("主管部门"), cell(get("department"), columns=2), cell("实施单位"), cell(get("implementing_unit"), columns=2)],
        [cell("项目属性"), cell(get("attribute"), columns=2), cell("项目期"), cell(get("period"), columns=2)],
        [cell("项目总额"), cell(get("total"), columns=2), cell("其中：年度资金总额"), cell(get("annual_total"), columns=2)],
        [cell("其中：\n本级资金", rows=4), cell("资金总额"), cell(get("own_total")),
         cell("其中：\n转移市县资金", rows=4), cell("资金总额"), cell(get("transfer_total"))],
        [cell("其中：财政拨款"), cell(get("own_fiscal")), cell("其中：中央资金"), cell(get("transfer_central"))],
        [cell("其他资金"), cell(get("own_other")), cell("自治区资金"), cell(get("transfer_region"))],
        [cell("结余结转资金"), cell(get("own_carryover")), cell(""), cell("")],
        [cell("年度总体绩效目标"), cell(get("annual_goal"), columns=5, align="left")],
        [cell("一级指标"), cell("二级指标"), cell("三级指标", columns=2), cell("指标值", columns=2)],
    ] + indicator_rows(project.indicators, (1, 1, 2, 2))
    return Table(title, rows, [72, 86, 78, 84, 84, 66], unit=unit, kind="project_target")


def numbered(tree):
    """Levels with the codes a project library prints before them: 1-产出指标, 11-数量指标."""
    return [
        (f"{one}-{level1}", [(f"{one}{two}-{level2}", thirds) for two, (level2, thirds) in enumerate(seconds, 1)])
        for one, (level1, seconds) in enumerate(tree, 1)
    ]


def library_form(title, project, unit=None):
    """The four-column form of a project library, its labels numbered."""
    get = project.get
    rows = [
        [cell("项目名称"), cell(get("project_name"), columns=3)],
        [cell("主管部门"), cell(get("department")), cell("实施单位"), cell(get("implementing_unit"))],
        [cell("项目属性"), cell(get("attribute")), cell("项目期限"), cell(get("period"))],
        [cell("项目主管处室"), cell(get("finance_office")), cell("项目年度金额（元）"), cell(get("annual_total"))],
        [cell("年度总体绩效目标"), cell(get("annual_goal"), columns=3, align="left")],
        [cell("一级指标"), cell("二级指标"), cell("三级指标"), cell("绩效值")],
    ] + indicator_rows(numbered(project.indicators))
    return Table(title, rows, [100, 120, 170, 110], unit=unit, kind="project_target")


def declaration_form(title, project, years):
    """The ten-column declaration with the project's whole life on the left and the year on the right."""
    get = project.get
    rows = [
        [cell("项目名称", columns=2), cell(get("project_name"), columns=8)],
        [cell("主管部门及代码", columns=2), cell(get("department"), columns=3),
         cell("实施单位", columns=2), cell(get("implementing_unit"), columns=3)],
        [cell("项目属性", columns=2), cell(get("attribute"), columns=3),
         cell("项目期", columns=2), cell(get("period"), columns=3)],
        [cell("项目资金\n（万元）", rows=3, columns=2), cell("中期资金总额：", columns=2), cell(get("total")),
         cell("年度资金总额：", columns=4), cell(get("annual_total"))],
        [cell("其中：财政拨款", columns=2), cell(get("total_fiscal")),
         cell("其中：财政拨款", columns=4), cell(get("own_fiscal"))],
        [cell("其他资金", columns=2), cell(get("total_other")), cell("其他资金", columns=4), cell(get("own_other"))],
        [cell("总体目标", rows=2), cell(f"中期目标（{years}）", columns=4), cell("年度目标", columns=5)],
        [cell(get("total_goal"), columns=4, align="left"), cell(get("annual_goal"), columns=5, align="left")],
    ]
    left, right = flat(project.life_indicators), flat(project.indicators)
    assert len(left) == len(right)
    body = [[cell("绩效指标", rows=len(left) + 1), cell("一级\n指标"), cell("二级\n指标"), cell("三级指标"), cell("指标值"),
             cell("二级\n指标"), cell("三级指标", columns=2), cell("指标值", columns=2)]]
    for one, two in zip(indicator_rows(project.life_indicators), indicator_rows(project.indicators)):
        # The first level stands once, for both sides.
        second = two[-3:] if len(two) > 2 else two
        second[-2].columns = second[-1].columns = 2
        body.append(one + second)
    return Table(title, rows + body, [30, 42, 50, 82, 52, 50, 44, 40, 24, 46], kind="project_target")


def department_form(title, department, unit="万元"):
    """部门整体支出绩效目标表: duties, tasks with their money, the year's goal, indicators."""
    get = department.get
    tasks = [
        [cell(name), cell(content, columns=2, align="left"), cell(amount), cell(fiscal), cell(other)]
        for name, content, amount, fiscal, other in department.fields["tasks"]
    ]
    rows = [
        [cell("部门名称"), cell(get("department_name"), columns=5)],
        [cell("部门职能概述"), cell(get("duties"), columns=5, align="left")],
        [cell("年度主要任务", rows=len(tasks) + 2), cell("任务名称", rows=2), cell("主要内容", rows=2, columns=1),
         cell("预算金额", columns=3)],
        [cell("总额"), cell("财政拨款"), cell("其他资金")],
    ]
    rows += [[row[0], cell(row[1].text, align="left")] + row[2:] for row in tasks]
    rows += [
        [cell("年度总体目标"), cell(get("annual_goal"), columns=5, align="left")],
        [cell("一级指标"), cell("二级指标"), cell("三级指标", columns=2), cell("指标值", columns=2)],
    ] + indicator_rows(department.indicators, (1, 1, 2, 2))
    return Table(title, rows, [80, 90, 150, 60, 60, 60], unit=unit, kind="department_target")
