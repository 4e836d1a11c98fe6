"""Budget tables of an invented department, their figures summed up from a few leaves."""
from .table import Table, cell

# Functional classification: 类, 款 and 项 with (basic, project) spending in 万元 at the leaves.
FUNCTIONS = [
    ("208", "社会保障和就业支出", [
        ("05", "行政事业单位养老支出", [
            ("01", "行政单位离退休", 86.42, 0), ("05", "机关事业单位基本养老保险缴费支出", 214.37, 0),
            ("06", "机关事业单位职业年金缴费支出", 107.18, 0)]),
        ("08", "抚恤", [("01", "死亡抚恤", 12.6, 0)]),
        ("99", "其他社会保障和就业支出", [("99", "其他社会保障和就业支出", 9.35, 0)])]),
    ("210", "卫生健康支出", [
        ("11", "行政事业单位医疗", [
            ("01", "行政单位医疗", 92.08, 0), ("02", "事业单位医疗", 48.33, 0), ("03", "公务员医疗补助", 36.75, 0)])]),
    ("211", "节能环保支出", [
        ("03", "污染防治", [("02", "水体", 0, 268.4)]),
        ("04", "自然生态保护", [("02", "农村环境保护", 0, 74.5)])]),
    ("212", "城乡社区支出", [
        ("03", "城乡社区公共设施", [("03", "小城镇基础设施建设", 0, 310), ("99", "其他城乡社区公共设施支出", 0, 126.8)]),
        ("05", "城乡社区环境卫生", [("01", "城乡社区环境卫生", 0, 58.2)])]),
    ("213", "农林水支出", [
        ("03", "水利", [
            ("01", "行政运行", 1284.06, 0), ("02", "一般行政管理事务", 0, 96.5), ("04", "水利行业业务管理", 312.77, 141.2),
            ("05", "水利工程建设", 0, 2460), ("06", "水利工程运行与维护", 405.19, 688.35), ("08", "水利前期工作", 0, 180),
            ("09", "水利执法监督", 64.3, 35.6), ("10", "水土保持", 0, 152.4), ("11", "水资源节约管理与保护", 88.41, 217.9),
            ("12", "水质监测", 73.66, 64.8), ("13", "水文测报", 0, 46.25), ("14", "防汛", 0, 395), ("15", "抗旱", 0, 84),
            ("16", "农村水利", 0, 527.6), ("19", "江河湖库水系综合整治", 0, 736.9), ("35", "农村供水", 0, 418.75),
            ("99", "其他水利支出", 0, 33.1)]),
        ("05", "巩固脱贫攻坚成果衔接乡村振兴", [("04", "农村基础设施建设", 0, 205.3)]),
        ("07", "农村综合改革", [("05", "对村民委员会和村党支部的补助", 0, 24)])]),
    ("220", "自然资源海洋气象等支出", [
        ("01", "自然资源事务", [("06", "自然资源利用与保护", 0, 61.4)])]),
    ("221", "住房保障支出", [
        ("02", "住房改革支出", [("01", "住房公积金", 236.94, 0), ("03", "购房补贴", 41.5, 0)])]),
    ("224", "灾害防治及应急管理支出", [
        ("06", "自然灾害防治", [("01", "地质灾害防治", 0, 88.65)])]),
]

# Economic classification of basic spending: 类, 款 with (staff, public) spending.
ECONOMIC = [
    ("301", "工资福利支出", [
        ("01", "基本工资", 612.4, 0), ("02", "津贴补贴", 496.17, 0), ("03", "奖金", 203.62, 0), ("07", "绩效工资", 318.9, 0),
        ("08", "机关事业单位基本养老保险缴费", 214.37, 0), ("09", "职业年金缴费", 107.18, 0),
        ("10", "职工基本医疗保险缴费", 140.41, 0), ("11", "公务员医疗补助缴费", 36.75, 0),
        ("12", "其他社会保障缴费", 21.95, 0), ("13", "住房公积金", 236.94, 0)]),
    ("302", "商品和服务支出", [
        ("01", "办公费", 0, 58.2), ("02", "印刷费", 0, 9.6), ("05", "水费", 0, 6.3), ("06", "电费", 0, 31.8),
        ("07", "邮电费", 0, 12.4), ("09", "物业管理费", 0, 96.5), ("11", "差旅费", 0, 64.75), ("13", "维修（护）费", 0, 27.9),
        ("15", "会议费", 0, 8.4), ("16", "培训费", 0, 15.2), ("17", "公务接待费", 0, 3.6), ("26", "劳务费", 0, 42.35),
        ("28", "工会经费", 0, 48.7), ("31", "公务用车运行维护费", 0, 36), ("39", "其他交通费用", 0, 78.84),
        ("99", "其他商品和服务支出", 0, 18.36)]),
    ("303", "对个人和家庭的补助", [("01", "离休费", 38.2, 0), ("02", "退休费", 90.82, 0), ("04", "抚恤金", 12.6, 0)]),
    ("310", "资本性支出", [("02", "办公设备购置", 0, 24.7)]),
]


def money(amount):
    return f"{amount:,.2f}" if round(amount, 2) else ""


def leaves(tree):
    for _, _, seconds in tree:
        for second in seconds:
            if isinstance(second[2], list):
                yield from ((basic, project) for _, _, basic, project in second[2])
            else:
                yield second[2], second[3]


def sums(tree):
    basic = sum(leaf[0] for leaf in leaves(tree))
    project = sum(leaf[1] for leaf in leaves(tree))
    return basic, project


def function_lines(tree):
    """(类, 款, 项, name, basic, project) of every line, groups before their parts."""
    for one, name, seconds in tree:
        yield one, "", "", name, *sums([(one, name, seconds)])
        for two, second, thirds in seconds:
            yield one, two, "", second, *sums([(one, name, [(two, second, thirds)])])
            for three, third, basic, project in thirds:
                yield one, two, three, third, basic, project


def amount_cells(*amounts):
    return [cell(money(amount), align="right") for amount in amounts]


def split_code_table(title, unit="万元"):
    """Spending with its code in the three columns 类, 款 and 项."""
    rows = [
        [cell("项目", columns=4), cell("支出预算", columns=3)],
        [cell("功能分类科目编码", columns=3), cell("功能分类科目名称", rows=2), cell("合计", rows=2),
         cell("基本支出", rows=2), cell("项目支出", rows=2)],
        [cell("类"), cell("款"), cell("项")],
    ]
    for one, two, three, name, basic, project in function_lines(FUNCTIONS):
        rows.append([cell(one), cell(two), cell(three), cell(name, align="left"),
                     *amount_cells(basic + project, basic, project)])
    basic, project = sums(FUNCTIONS)
    rows.append([cell("合计", columns=4), *amount_cells(basic + project, basic, project)])
    return Table(title, rows, [52, 40, 40, 260, 100, 100, 100], unit=unit, header_rows=3)


def joined_code_table(title, unit="万元"):
    """The year against the one before, the code in one column, with computed columns."""
    rows = [
        [cell("功能分类科目", columns=2), cell("2025年执行数", rows=2), cell("2026年预算数", columns=3),
         cell("2026年预算数比2025年执行数", columns=2)],
        [cell("科目编码"), cell("科目名称"), cell("小计"), cell("基本支出"), cell("项目支出"), cell("增减额"), cell("增减%")],
    ]

    def amounts(before, basic, project):
        change = round(basic + project - before, 2)
        percent = f"{100 * change / before:.2f}" if before else ""
        return [*amount_cells(before, basic + project, basic, project),
                cell(f"{change:,.2f}" if change else "0.00", align="right"), cell(percent, align="right")]

    before = {}
    lines = list(function_lines(FUNCTIONS))
    for number, (one, two, three, _, basic, project) in enumerate(lines):
        if three:
            share = (0.94, 1.03, 0.9, 1.1, 0.97)[number % 5]
            for key in ((one, two, three), (one, two, ""), (one, "", ""), ("", "", "")):
                before[key] = round(before.get(key, 0) + round((basic + project) * share, 2), 2)
    basic, project = sums(FUNCTIONS)
    rows.append([cell("合计", columns=2), *amounts(before["", "", ""], basic, project)])
    for one, two, three, name, basic, project in lines:
        rows.append([cell(one + two + three, align="left"), cell(name, align="left"),
                     *amounts(before[one, two, three], basic, project)])
    return Table(title, rows, [66, 210, 82, 82, 82, 82, 70, 54], unit=unit, header_rows=2)


def economic_table(title, unit="万元"):
    staff, public = sums(ECONOMIC)
    rows = [
        [cell("部门预算支出经济分类科目", columns=2), cell("本年一般公共预算基本支出", columns=3)],
        [cell("科目编码"), cell("科目名称"), cell("合计"), cell("人员经费"), cell("公用经费")],
        [cell("合计", columns=2), *amount_cells(staff + public, staff, public)],
    ]
    for one, name, parts in ECONOMIC:
        staff, public = sums([(one, name, parts)])
        rows.append([cell(one), cell(name, align="left"), *amount_cells(staff + public, staff, public)])
        for two, part, staff, public in parts:
            rows.append([cell(one + two), cell(part, align="left"), *amount_cells(staff + public, staff, public)])
    return Table(title, rows, [70, 180, 76, 76, 76], unit=unit, header_rows=2)


def totals():
    """What the summary tables share: (income lines, spending lines, total)."""
    basic, project = sums(FUNCTIONS)
    total = round(basic + project, 2)
    spending = [(name, sum(sums([(one, name, seconds)]))) for one, name, seconds in FUNCTIONS]
    return spending, total


def summary_table(title, unit="万元"):
    """收支总表: income left, spending right."""
    spending, total = totals()
    income = [("一、一般公共预算拨款收入", total), ("二、政府性基金预算拨款收入", 0), ("三、国有资本经营预算拨款收入", 0),
              ("四、财政专户管理资金收入", 0), ("五、事业收入", 0), ("六、事业单位经营收入", 0),
              ("七、上级补助收入", 0), ("八、附属单位上缴收入", 0), ("九、其他收入", 0)]
    numerals = "一二三四五六七八九"
    rows = [[cell("收入", columns=2), cell("支出", columns=2)],
            [cell("项目"), cell("预算数"), cell("项目"), cell("预算数")]]
    for number in range(9):
        name, amount = income[number]
        right = [cell(""), cell("")]
        if number < len(spending):
            right = [cell(f"{numerals[number]}、{spending[number][0]}", align="left"), *amount_cells(spending[number][1])]
        rows.append([cell(name, align="left"), *amount_cells(amount), *right])
    rows.append([cell("本年收入合计"), *amount_cells(total), cell("本年支出合计"), *amount_cells(total)])
    rows.append([cell("上年结转结余", align="left"), *amount_cells(0), cell("年终结转结余", align="left"), cell("")])
    rows.append([cell("收入总计"), *amount_cells(total), cell("支出总计"), *amount_cells(total)])
    return Table(title, rows, [160, 80, 160, 80], unit=unit, header_rows=2)


def fiscal_table(title, unit="万元"):
    """财政拨款收支总表: three header rows, spending by kind of money."""
    spending, total = totals()
    rows = [
        [cell("收入", columns=2), cell("支出", columns=5)],
        [cell("项目", rows=2), cell("预算数", rows=2), cell("项目", rows=2), cell("合计", rows=2), cell("其中：", columns=3)],
        [cell("一般公共预算"), cell("政府性基金预算"), cell("国有资本经营预算")],
    ]
    income = [("一、本年收入", total), ("（一）一般公共预算拨款", total), ("（二）政府性基金预算拨款", 0),
              ("（三）国有资本经营预算拨款", 0), ("二、上年结转", 0), ("（一）一般公共预算拨款", 0),
              ("（二）政府性基金预算拨款", 0), ("（三）国有资本经营预算拨款", 0), ("", 0)]
    lines = [("一、本年支出", total)]
    marks = "一二三四五六七八"
    for mark, (name, amount) in zip(marks, spending):
        lines.append((f"（{mark}）{name}", amount))
    for (name, amount), (label, spent) in zip(income, lines):
        rows.append([cell(name, align="left"), *amount_cells(amount), cell(label, align="left"),
                     *amount_cells(spent, spent, 0, 0)])
    rows.append([cell("", align="left"), cell(""), cell("二、结转下年", align="left"), *amount_cells(0, 0, 0, 0)])
    rows.append([cell("收入总计"), *amount_cells(total), cell("支出总计"), *amount_cells(total, total, 0, 0)])
    return Table(title, rows, [170, 78, 170, 78, 78, 82, 82], unit=unit, header_rows=3)


def three_public_table(title, unit="万元"):
    """“三公”经费: nested headers, two years beside each other."""
    year = [cell("合计", rows=2), cell("因公出国（境）费", rows=2), cell("公务用车购置及运行费", columns=3), cell("公务接待费", rows=2)]
    parts = [cell("小计"), cell("公务用车购置费"), cell("公务用车运行费")]

    def again(cells):
        return [cell(one.text, one.rows, one.columns) for one in cells]

    rows = [
        [cell("2025年预算数", columns=6), cell("2026年预算数", columns=6)],
        again(year) + again(year),
        again(parts) + again(parts),
        [*amount_cells(64.1, 0, 60.3, 22.3, 38, 3.8, 39.6, 0, 36, 0, 36, 3.6)],
    ]
    return Table(title, rows, [58] * 12, unit=unit, header_rows=3)


def empty_fund_table(title, unit="万元"):
    rows = [
        [cell("功能分类科目编码", columns=3), cell("功能分类科目名称", rows=2), cell("本年政府性基金预算支出", columns=3)],
        [cell("类"), cell("款"), cell("项"), cell("合计"), cell("基本支出"), cell("项目支出")],
    ]
    rows += [[cell("") for _ in range(7)] for _ in range(5)]
    rows.append([cell("合计", columns=4), cell(""), cell(""), cell("")])
    return Table(title, rows, [52, 52, 52, 220, 96, 96, 96], unit=unit, header_rows=2,
                 note="注：本部门2026年无政府性基金预算安排的支出，故本表为空表。")
