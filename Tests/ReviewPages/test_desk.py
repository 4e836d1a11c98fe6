"""The desk by keyboard alone, in a real browser."""
import time

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from conftest import (add_account, errors, make_admin, moved_on, one, picture, picture_drawn, press,
                      press_with_shift, shown, sign_in, text_of, to_desk, type_over, wait)


def save_misfit(browser, before):
    """A value that is not of the field's type is told of, and Enter again keeps it."""
    wait(browser, lambda b: shown(b) != before or "keeps it" in (text_of(b, "#edit-error") or ""))
    if shown(browser) == before:
        press(browser, Keys.ENTER)


def test_a_queue_of_fifty_fields_by_keyboard_alone(browser, server):
    make_admin(browser, server)
    picture(browser, "queue")
    to_desk(browser, server)
    picture_drawn(browser)
    picture(browser, "desk")
    begun = time.monotonic()
    for number in range(50):
        before = shown(browser)
        if number % 10 == 3:
            press(browser, "e")
            wait(browser, lambda b: one(b, "#correction").is_displayed())
            type_over(browser, "1234.56")
            press(browser, Keys.ENTER)
            save_misfit(browser, before)
        elif number % 10 == 5:
            press(browser, "r")
        elif number % 10 == 7:
            press(browser, "x")
        else:
            press(browser, "a")
        moved_on(browser, before)
    minutes = (time.monotonic() - begun) / 60
    print(f"{50 / minutes:.0f} fields a minute")
    assert server.query("SELECT count(*) FROM decisions")[0][0] == 50
    actions = dict(server.query("SELECT action, count(*) FROM decisions GROUP BY 1"))
    assert actions == {"accept": 35, "correct": 5, "reject": 5, "illegible": 5}
    assert server.query("SELECT DISTINCT json_extract(after, '$.value') FROM decisions "
                        "WHERE action = 'correct'") == [("1234.56",)]
    assert errors(browser) == []


def test_undo_brings_the_field_back(browser, server):
    make_admin(browser, server)
    to_desk(browser, server)
    first = shown(browser)
    press(browser, "r")
    moved_on(browser, first)
    press(browser, "u")
    wait(browser, lambda b: shown(b) == first)
    assert server.query("SELECT action FROM decisions ORDER BY id") == [("reject",), ("undo",)]
    assert server.query("SELECT state FROM review_items WHERE document = ? AND field = ?",
                        *first) == [("open",)]


def test_the_evidence_is_lit_where_it_stands(browser, server):
    make_admin(browser, server)
    to_desk(browser, server)
    picture_drawn(browser)
    lit = wait(browser, lambda b: b.find_element(By.CSS_SELECTOR, ".lit").is_displayed() and one(b, ".lit"))
    box = [float(part) for part in one(browser, ".workbench").get_attribute("data-box").split()]
    scale = browser.execute_script(
        "const i = document.querySelector('.sheet img');"
        "return i.clientWidth / i.naturalWidth * Number(i.dataset.dpi) / 72")
    assert abs(float(lit.value_of_css_property("left")[:-2]) - (box[0] * scale - 4)) < 2
    assert abs(float(lit.value_of_css_property("width")[:-2]) - ((box[2] - box[0]) * scale + 8)) < 8
    frame = one(browser, ".sheet").rect
    assert frame["x"] - 5 <= lit.rect["x"] and lit.rect["y"] >= frame["y"] - 5


def test_two_reviewers_on_one_document_never_see_the_same_field(browser_maker, server):
    first, second = browser_maker(), browser_maker()
    make_admin(first, server)
    add_account(first, server, "ada")
    sign_in(second, server, "ada")
    to_desk(first, server)
    document, field = shown(first)
    second.get(f"{server.address}/desk?document={document}")
    one(second, ".workbench")
    assert shown(second)[0] == document and shown(second)[1] != field
    # Asking for the other's field by its address tells so, and a decision on it is refused.
    second.get(f"{server.address}/desk/{document}/{field}")
    assert "Somebody else" in one(second, ".decide .alarm").text
    press(second, "r")
    wait(second, lambda b: "desk" in text_of(b, "#notice"))
    assert server.query("SELECT count(*) FROM decisions")[0][0] == 0


def test_a_lease_expires(browser_maker, server):
    first, second = browser_maker(), browser_maker()
    make_admin(first, server)
    add_account(first, server, "ada")
    sign_in(second, server, "ada")
    to_desk(first, server)
    document, field = shown(first)
    server.query("UPDATE review_items SET leased_until = 1 WHERE document = ? AND field = ?",
                 document, field)
    second.get(f"{server.address}/desk/{document}/{field}")
    one(second, ".workbench")
    press(second, "a")
    moved_on(second, (document, field))
    # The first still has the page open: what they decide now is not recorded, and they are told.
    press(first, "r")
    wait(first, lambda b: "not recorded" in text_of(b, "#notice"))
    assert server.query("SELECT user_name, action FROM decisions") == [("ada", "accept")]


def test_hostile_text_is_shown_and_does_nothing(browser, server):
    hostile = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
    server.query("UPDATE fields SET value = ?, raw = ?, label = ?, suggestion = ?",
                 hostile, hostile + "!", hostile, hostile)
    server.query("UPDATE documents SET title = ?", hostile)
    server.query("UPDATE records SET title = ?", hostile)
    make_admin(browser, server)
    to_desk(browser, server)
    wait(browser, lambda b: hostile in b.execute_script("return document.querySelector('#value')?.textContent || ''"))
    before = shown(browser)
    press(browser, "a")
    moved_on(browser, before)
    assert browser.title != "owned"
    assert not browser.find_elements(By.CSS_SELECTOR, "img[src=x]")
    assert errors(browser) == []


def test_signing_out_ends_the_session(browser, server):
    make_admin(browser, server)
    cookie = browser.get_cookie("gongkai_session")
    one(browser, ".who button").click()
    wait(browser, lambda b: b.current_url.endswith("/sign-in"))
    browser.add_cookie({"name": cookie["name"], "value": cookie["value"]})
    browser.get(server.address + "/")
    assert browser.current_url.endswith("/sign-in")


def test_both_languages(browser, server):
    make_admin(browser, server)
    to_desk(browser, server)
    assert "Accept" in one(browser, ".actions").text
    one(browser, ".language").click()
    browser.get(server.address)
    one(browser, ".begin")
    press(browser, Keys.ENTER)
    assert "正确" in one(browser, ".actions").text
    press(browser, "?")
    wait(browser, lambda b: one(b, "#help").is_displayed())
    picture(browser, "help")


def test_a_row_is_accepted_at_once_each_field_by_a_decision_of_its_own(browser, server):
    make_admin(browser, server)
    to_desk(browser, server)
    (place,), = server.query(
        "SELECT position FROM fields JOIN review_items ON review_items.document = fields.document "
        "AND review_items.field = position WHERE fields.document = 1 AND id LIKE 'r1.indicators.2.%' "
        "ORDER BY position LIMIT 1") or [(None,)]
    browser.get(f"{server.address}/desk/1/{place}")
    one(browser, ".workbench")
    before = shown(browser)
    press_with_shift(browser, "a")
    moved_on(browser, before)
    of_row, = server.query(
        "SELECT count(*) FROM review_items JOIN fields ON fields.document = review_items.document "
        "AND position = field WHERE fields.document = 1 AND id LIKE 'r1.indicators.2.%'")
    assert of_row[0] > 1
    assert server.query("SELECT count(*), count(DISTINCT field) FROM decisions") == [(of_row[0],) * 2]
    press(browser, "u")
    wait(browser, lambda b: shown(b) == before)
    assert server.query("SELECT count(*) FROM review_items WHERE state = 'done'") == [(0,)]


def test_a_form_is_accepted_when_it_is_asked_for_twice(browser, server):
    make_admin(browser, server)
    to_desk(browser, server)
    open_fields = browser.execute_script("return document.querySelectorAll('tr[data-version]').length")
    before = shown(browser)
    press_with_shift(browser, "f")
    wait(browser, lambda b: str(open_fields) in text_of(b, "#notice"))
    assert server.query("SELECT count(*) FROM decisions") == [(0,)]
    press_with_shift(browser, "f")
    moved_on(browser, before)
    assert server.query("SELECT count(*), count(DISTINCT field) FROM decisions") == [(open_fields,) * 2]
