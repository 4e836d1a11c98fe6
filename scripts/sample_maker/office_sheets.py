"""Sheets unlike the budget tables: wide ones, open ones, English ones, and a form no profile knows."""
from .table import Table, cell

PROJECTS = [
    ("2130305", "望棠灌区续建配套与节水改造", "望棠灌区管理所", 4800000, 7600000, 0, "续建"),
    ("2130306", "小型水库维修养护", "澄岚市水库管理所", 2365000, 1180000, 0, "经常性"),
    ("2130310", "霁川河流域水土流失治理", "澄岚市水土保持站", 900000, 624000, 0, "新增"),
    ("2130314", "防汛物资储备与应急抢险演练", "澄岚市防汛抗旱服务中心", 685000, 0, 180000, "经常性"),
    ("2130316", "高效节水灌溉示范", "望棠灌区管理所", 1420000, 2380000, 0, "新增"),
    ("2130319", "城区内河综合整治", "澄岚市河道管理中心", 5169000, 2200000, 0, "续建"),
    ("2130335", "农村供水管网延伸工程", "澄岚市供水服务站", 2187500, 1500000, 500000, "续建"),
]


def yuan(amount):
    return f"{amount:,}" if amount else ""


def wide_table(title):
    """A sheet of twelve columns, its figures in 元."""
    rows = [
        [cell("序号", rows=3), cell("科目编码", rows=3), cell("项目名称", rows=3), cell("实施单位", rows=3),
         cell("项目类型", rows=3), cell("资金来源", columns=6), cell("备注", rows=3)],
        [cell("合计", rows=2), cell("一般公共预算拨款", columns=3), cell("政府性基金预算拨款", rows=2), cell("单位资金", rows=2)],
        [cell("小计"), cell("本级财力"), cell("上级补助")],
    ]
    sums = [0] * 4
    for number, (code, name, unit, own, upper, other, kind) in enumerate(PROJECTS, 1):
        values = (own + upper + other, own + upper, own, upper)
        sums = [a + b for a, b in zip(sums, values)]
        rows.append([cell(str(number)), cell(code), cell(name, align="left"), cell(unit, align="left"), cell(kind),
                     *[cell(yuan(value), align="right") for value in values], cell(""),
                     cell(yuan(other), align="right"), cell("")])
    others = sum(project[5] for project in PROJECTS)
    rows.append([cell("合计", columns=5), *[cell(yuan(value), align="right") for value in sums], cell(""),
                 cell(yuan(others), align="right"), cell("")])
    return Table(title, rows, [28, 52, 122, 104, 44, 72, 72, 68, 68, 56, 56, 36], unit="元", header_rows=3)


def purchase_table(title):
    """Government purchasing, as a spreadsheet prints it."""
    items = [
        ("办公设备购置", "A02010105", "台式计算机", 42, "台", 4850), ("办公设备购置", "A02010108", "便携式计算机", 8, "台", 6200),
        ("办公设备购置", "A02021003", "多功能一体机", 6, "台", 3150), ("水质检测设备", "A02100604", "便携式多参数水质分析仪", 12, "台", 28600),
        ("物业服务", "C21040000", "办公楼物业管理服务", 1, "项", 965000), ("信息系统运维", "C16070300", "水务综合平台运行维护", 1, "项", 388000),
        ("工程监理", "B08010000", "农村供水管网监理", 1, "项", 176500), ("印刷服务", "C23090100", "宣传手册印刷", 5000, "册", 9),
    ]
    rows = [[cell(text) for text in ("采购项目", "品目编码", "品目名称", "数量", "计量单位", "单价", "金额")]]
    at = 0
    while at < len(items):
        same = sum(1 for item in items if item[0] == items[at][0])
        for number, (project, code, name, count, measure, price) in enumerate(items[at:at + same]):
            row = [cell(project, rows=same)] if number == 0 else []
            rows.append(row + [cell(code), cell(name), cell(f"{count:,}"), cell(measure), cell(f"{price:,.2f}"),
                               cell(f"{count * price:,.2f}")])
        at += same
    total = sum(count * price for *_, count, _, price in items)
    rows.append([cell("合计", columns=6), cell(f"{total:,.2f}")])
    return Table(title, rows, [84, 66, 128, 44, 48, 62, 70], unit="元", header_rows=1)


def account_table(title):
    """Final accounts: budget, adjusted budget and account beside each other."""
    lines = [("一、工资福利支出", 2140.36, 2188.52, 2188.52), ("二、商品和服务支出", 548.9, 562.4, 541.87),
             ("三、对个人和家庭的补助", 136.22, 141.62, 141.62), ("四、资本性支出（基本建设）", 0, 860, 812.46),
             ("五、资本性支出", 1985.7, 1740.3, 1698.05), ("六、对企业补助", 0, 46, 46)]
    rows = [[cell("支出经济分类"), cell("年初预算数"), cell("调整预算数"), cell("决算数")]]
    for name, *amounts in lines:
        rows.append([cell(name, align="left"), *[cell(f"{x:,.2f}" if x else "", align="right") for x in amounts]])
    rows.append([cell("合计"), *[cell(f"{sum(line[k] for line in lines):,.2f}", align="right") for k in (1, 2, 3)]])
    return Table(title, rows, [190, 92, 92, 92], unit="万元", header_rows=1)


def reception_table(title):
    rows = [[cell("项目"), cell("预算数"), cell("决算数"), cell("批次"), cell("人次")],
            [cell("国内公务接待", align="left"), cell("4.20", align="right"), cell("3.15", align="right"), cell("26"), cell("214")],
            [cell("外事接待", align="left"), cell(""), cell(""), cell("0"), cell("0")],
            [cell("合计"), cell("4.20", align="right"), cell("3.15", align="right"), cell("26"), cell("214")]]
    return Table(title, rows, [150, 80, 80, 70, 86], unit="万元", header_rows=1)


REGISTRATION = [
    ("资产名称", "霁川区青石路临街商铺（一层）", "资产编号", "JC-2026-0137"),
    ("产权单位", "霁川区国有资产运营中心", "房屋坐落", "霁川区青石路58号"),
    ("建筑面积", "126.40平方米", "权属证书号", "霁川不动产权第0021457号"),
    ("出租用途", "便民零售", "出租期限", "3年"),
    ("评估机构", "澄岚正衡资产评估有限公司", "评估基准日", "2026年3月31日"),
    ("年租金底价", "75,840.00元", "竞租保证金", "15,000.00元"),
]


def registration_form(title):
    """Labels beside values, in a form that no built-in profile knows."""
    rows = [[cell(a), cell(b), cell(c), cell(d)] for a, b, c, d in REGISTRATION]
    rows.append([cell("出租方式"), cell("公开竞租", columns=3, align="left")])
    rows.append([cell("承租条件"), cell(REGISTRATION_TERMS, columns=3, align="left")])
    rows.append([cell("联系人"), cell("顾女士"), cell("联系电话"), cell("0990-5550126")])
    return Table(title, rows, [80, 165, 80, 145], kind="form")


REGISTRATION_TERMS = "承租人应为依法登记的企业或个体工商户，不得改变房屋结构和约定用途；水、电、燃气及物业费用由承租人自行承担。"


def registration_fields():
    fields = {label: value for a, b, c, d in REGISTRATION for label, value in ((a, b), (c, d))}
    return fields | {"出租方式": "公开竞租", "承租条件": REGISTRATION_TERMS, "联系人": "顾女士", "联系电话": "0990-5550126"}


def english_tables():
    grants = [("Flood Resilience Programme", "Northmere Water Board", 1284500, 1240300),
              ("Rural Library Network", "Ashgrove County Council", 396000, 396000),
              ("School Roof Renewal", "Ashgrove County Council", 2150750, 1988420),
              ("Coastal Path Maintenance", "Harrow Bay Harbour Trust", 88200, 91640)]
    rows = [[cell("Programme", rows=2), cell("Recipient", rows=2), cell("2025-26", columns=2), cell("Variance", rows=2)],
            [cell("Budget"), cell("Outturn")]]
    for name, who, budget, outturn in grants:
        rows.append([cell(name, align="left"), cell(who, align="left"), cell(f"{budget:,}", align="right"),
                     cell(f"{outturn:,}", align="right"), cell(f"{outturn - budget:,}", align="right")])
    budget, outturn = sum(g[2] for g in grants), sum(g[3] for g in grants)
    rows.append([cell("Total", columns=2), cell(f"{budget:,}", align="right"), cell(f"{outturn:,}", align="right"),
                 cell(f"{outturn - budget:,}", align="right")])
    first = Table("Table 1. Grants paid by programme", rows, [150, 140, 70, 70, 70], header_rows=2, kind="table")
    staff = [("Policy and planning", "14.5", "13.0"), ("Inspection", "32.0", "34.5"), ("Corporate services", "11.0", "11.0")]
    rows = [[cell("Directorate"), cell("Posts budgeted"), cell("Posts filled")]]
    rows += [[cell(name, align="left"), cell(a, align="right"), cell(b, align="right")] for name, a, b in staff]
    rows.append([cell("All directorates", align="left"), cell("57.5", align="right"), cell("58.5", align="right")])
    return first, Table("Table 2. Staffing at 31 March 2026", rows, [220, 120, 120], header_rows=1, kind="table")
