"""Tables put right, and checks that tell at once, in a real browser."""
import json
import signal

import pytest
from selenium.webdriver.common.keys import Keys

from conftest import (Server, errors, make_admin, one, picture, picture_drawn, press,
                      press_with_shift, run, shown, text_of, to_desk, type_over, wait)
from selenium.webdriver.common.by import By
from test_security import Client

# The fourth line came without its code: everything in it slid to the left.
SHIFTED = """2026年部门支出预算表
单位：万元
科目编码,科目名称,合计,基本支出,项目支出
201,一般公共服务支出,60.00,20.00,40.00
205,教育支出,100.00,70.00,30.00
住房保障支出,45.00,15.00,30.00,
210,卫生健康支出,25.00,5.00,20.00
,合计,230.00,110.00,120.00
"""


@pytest.fixture
def shifted(tmp_path):
    (tmp_path / "budget.csv").write_text(SHIFTED)
    store = tmp_path / "store"
    run(store, tmp_path / "budget.csv")
    server = Server(store).start()
    yield server
    server.stop()


def line(server, number):
    return dict(server.query(
        "SELECT label, value FROM fields WHERE id LIKE ? ORDER BY position", f"r1.lines.{number}.%"))


def output(server):
    (path,), = server.query("SELECT output FROM documents")
    return json.loads((server.store / path).read_text())


RIGHT = {"科目名称": "住房保障支出", "合计": "45.00", "基本支出": "15.00", "项目支出": "30.00"}


def put_right(browser, server):
    """Moves the shifted line's cells to the right, by keyboard."""
    to_desk(browser, server)
    press(browser, "t")
    one(browser, ".grid")
    row = browser.execute_script(
        "return [...document.querySelectorAll('.grid td')].find(cell => cell.textContent === '住房保障支出').dataset.row")
    for _ in range(10):
        chosen = browser.execute_script("return document.querySelector('[aria-selected]').dataset.row")
        if chosen == row:
            break
        press(browser, Keys.ARROW_DOWN if int(chosen) < int(row) else Keys.ARROW_UP)
    press(browser, *[Keys.ARROW_LEFT] * 5)
    press_with_shift(browser, Keys.ARROW_RIGHT)
    wait(browser, lambda b: b.find_elements(By.CSS_SELECTOR, ".grid .edited"))
    assert server.query("SELECT count(*) FROM decisions WHERE action = 'restructure'") == [(1,)]


def test_a_shifted_row_is_put_right_and_its_record_is_read_again(browser, shifted):
    make_admin(browser, shifted)
    assert line(shifted, 3)["科目编码"] == "住房保障支出"
    assert shifted.query("SELECT count(*) FROM checks WHERE status = 'failed'")[0][0] > 0
    put_right(browser, shifted)
    wait(browser, lambda b: line(shifted, 3) == RIGHT)
    assert shifted.query("SELECT count(*) FROM checks WHERE status = 'failed'") == [(0,)]
    assert "45.00" in json.dumps(output(shifted)["records"][0]["groups"][0]["items"][2])
    cell, = [cell for cell in output(shifted)["tables"][0]["cells"] if cell["text"] == "住房保障支出"]
    assert cell["column"] == 1
    audit = shifted.query("SELECT action, field, json_extract(after, '$.status') FROM decisions")
    assert audit == [("restructure", "t1", "restructured")]
    assert errors(browser) == []


def test_a_change_of_a_table_is_undone(browser, shifted):
    make_admin(browser, shifted)
    before = line(shifted, 3)
    put_right(browser, shifted)
    wait(browser, lambda b: line(shifted, 3) == RIGHT)
    press(browser, "u")
    wait(browser, lambda b: line(shifted, 3) == before)
    # The page hears of it a moment after the store: until then it takes no other key.
    wait(browser, lambda b: not b.find_elements(By.CSS_SELECTOR, ".grid .edited"))
    assert shifted.query("SELECT action FROM decisions ORDER BY id") == [("restructure",), ("undo",)]
    press(browser, Keys.ESCAPE)
    wait(browser, lambda b: one(b, ".decide").is_displayed())
    assert shown(browser)[0] == "1"


def test_a_change_of_a_table_survives_another_extraction(browser, shifted):
    make_admin(browser, shifted)
    put_right(browser, shifted)
    wait(browser, lambda b: line(shifted, 3) == RIGHT)
    run(shifted.store, "--redo", "--accept-at", "0.9")
    assert shifted.query("SELECT count(*) FROM runs WHERE outcome = 'finished'") == [(2,)]
    assert line(shifted, 3) == RIGHT
    assert [item["id"] for item in output(shifted)["records"][0]["groups"][0]["items"]]


def test_a_cell_is_split_merged_and_given_another_text(browser, server):
    make_admin(browser, server)
    to_desk(browser, server)
    document, _ = shown(browser)
    press(browser, "t")
    one(browser, ".grid")

    def cell(row, column):
        return browser.execute_script(
            "const cell = document.querySelector(`.grid [data-row='${arguments[0]}'][data-column='${arguments[1]}']`);"
            "return cell && [cell.textContent, cell.rowSpan, cell.colSpan]", row, column)

    one(browser, ".grid [data-row='0'][data-column='1']").click()
    text, rows, columns = cell(0, 1)
    assert (rows, columns) == (1, 5)
    press(browser, "d")
    wait(browser, lambda b: cell(0, 1) == [text, 1, 1] and cell(0, 5) == ["", 1, 1])
    press(browser, "m")
    wait(browser, lambda b: cell(0, 1) == [text, 1, 2] and cell(0, 2) is None)
    press(browser, "e")
    wait(browser, lambda b: one(b, "#cell-text").is_displayed())
    type_over(browser, "另一个项目", Keys.ENTER)
    wait(browser, lambda b: cell(0, 1) == ["另一个项目", 1, 2])
    wait(browser, lambda b: server.query(
        "SELECT value FROM fields WHERE document = ? AND id = 'r1.project_name'", document) == [("另一个项目",)])
    press(browser, "u")
    wait(browser, lambda b: cell(0, 1) == [text, 1, 2])
    press(browser, Keys.ESCAPE)
    wait(browser, lambda b: b.find_elements(By.CSS_SELECTOR, ".begin") or one(b, ".decide").is_displayed())
    assert errors(browser) == []


def test_the_grid_is_drawn_over_the_page(browser, server):
    make_admin(browser, server)
    to_desk(browser, server)
    picture_drawn(browser)
    press(browser, "g")
    wait(browser, lambda b: len(b.find_elements(By.CSS_SELECTOR, ".cell-box")) > 20)
    boxes = browser.execute_script(
        "const page = document.querySelector('.sheet img').getBoundingClientRect();"
        "return [...document.querySelectorAll('.cell-box')].every(box => { const r = box.getBoundingClientRect();"
        "return r.left >= page.left - 1 && r.right <= page.right + 1 && r.top >= page.top - 1 && r.bottom <= page.bottom + 1 })")
    assert boxes
    picture(browser, "grid")
    press(browser, "g")
    wait(browser, lambda b: not b.find_elements(By.CSS_SELECTOR, ".cell-box"))


def test_checks_tell_while_a_value_is_typed(browser, shifted):
    make_admin(browser, shifted)
    to_desk(browser, shifted)
    # 45.00, 15.00 and 30.00 slid under the wrong heads: 科目名称 45.00, 合计 15.00, 基本支出 30.00.
    position, = shifted.query("SELECT position FROM fields WHERE id LIKE 'r1.lines.3.%' AND value = '15.00'")[0]
    browser.get(f"{shifted.address}/desk/1/{position}")
    one(browser, ".workbench")
    press(browser, "e")
    wait(browser, lambda b: one(b, "#correction").is_displayed())
    type_over(browser, "30.00")
    wait(browser, lambda b: b.find_elements(By.CSS_SELECTOR, "#live .right, #live .gone"))
    type_over(browser, "31.00")
    wait(browser, lambda b: b.find_elements(By.CSS_SELECTOR, "#live .still_wrong, #live .wrong"))
    type_over(browser, "many")
    wait(browser, lambda b: "type" in text_of(b, "#edit-error"))
    press(browser, Keys.ENTER)
    wait(browser, lambda b: "keeps it" in text_of(b, "#edit-error"))
    assert shifted.query("SELECT count(*) FROM decisions") == [(0,)]
    press(browser, Keys.ENTER)
    wait(browser, lambda b: shifted.query("SELECT json_extract(after, '$.value') FROM decisions") == [("many",)])


def test_a_check_that_a_decision_put_right_is_marked_so(browser, shifted):
    make_admin(browser, shifted)
    to_desk(browser, shifted)
    places = dict(shifted.query("SELECT value, position FROM fields WHERE id LIKE 'r1.lines.3.%'"))
    client = Client(shifted)
    assert client.sign_in("root") == 303
    version, = shifted.query("SELECT version FROM review_items WHERE field = ?", places["15.00"])[0]
    status, _ = client.decide(1, places["15.00"], "correct", version=version, value="30.00")
    assert status == 200
    browser.get(f"{shifted.address}/desk/1/{places['30.00']}")
    wait(browser, lambda b: "No longer" in (text_of(b, ".checks > li.right") or ""))


def test_a_hostile_cell_is_shown_and_does_nothing(browser, shifted):
    make_admin(browser, shifted)
    to_desk(browser, shifted)
    press(browser, "t")
    one(browser, ".grid")
    press(browser, "e")
    wait(browser, lambda b: one(b, "#cell-text").is_displayed())
    hostile = "<img src=x onerror=\"document.title='owned'\">"
    type_over(browser, hostile, Keys.ENTER)
    wait(browser, lambda b: hostile in (text_of(b, ".grid .edited") or ""))
    assert not browser.find_elements(By.CSS_SELECTOR, "img[src=x]")
    assert browser.title != "owned" and errors(browser) == []


def test_of_two_changes_of_one_table_the_later_is_told(shifted):
    client = Client(shifted).make_admin()
    client.ask("GET", "/")
    shown = json.loads(client.ask("GET", "/api/tables/1/t1")[1])

    def change(rows, request):
        return client.json("/api/tables/1/t1", {
            "fingerprint": shown["fingerprint"], "edit": {"header": {"rows": rows}}, "seconds": 1,
            "request": request})

    assert change(2, "request-1")[0] == 200
    status, answer = change(3, "request-2")
    assert (status, answer["error"]) == (409, "conflict")
    assert json.loads(client.ask("GET", "/api/tables/1/t1")[1])["header_rows"] == 2
    status, answer = client.json("/api/tables/1/t1", {
        "fingerprint": "x", "edit": {"move": {"row": 99, "column": 0, "is_to_the_right": True}},
        "seconds": 1, "request": "request-3"})
    assert status == 409


@pytest.mark.parametrize("again", ["review", "run"])
def test_a_change_whose_json_a_kill_kept_from_being_written_is_in_it_after_the_next_start(shifted, again):
    client = Client(shifted).make_admin()
    before = output(shifted)
    shown = json.loads(client.ask("GET", "/api/tables/1/t1")[1])
    row, = [cell["row"] for cell in shown["cells"] if cell["text"] == "住房保障支出"]
    # Nothing can be written into the JSON's folder: the change is in the store, and then comes the kill.
    folder = (shifted.store / shifted.query("SELECT output FROM documents")[0][0]).parent
    folder.rename(shifted.store / "aside")
    folder.write_text("in the way")
    status, answer = client.json("/api/tables/1/t1", {
        "fingerprint": shown["fingerprint"], "seconds": 1, "request": "request-1",
        "edit": {"move": {"row": row, "column": 0, "is_to_the_right": True}}})
    assert (status, answer["error"]) == (503, "unavailable")
    shifted.stop(signal.SIGKILL)
    folder.unlink()
    (shifted.store / "aside").rename(folder)
    assert output(shifted) == before
    if again == "run":
        run(shifted.store)
    shifted.start()
    assert line(shifted, 3) == RIGHT
    cell, = [cell for cell in output(shifted)["tables"][0]["cells"] if cell["text"] == "住房保障支出"]
    assert cell["column"] == 1
    assert shifted.query("SELECT count(*) FROM outputs_to_write") == [(0,)]
