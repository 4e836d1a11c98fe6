"""The page of those who lead a review."""
from conftest import make_admin, one, picture, picture_drawn, text_of
from test_security import Client


def decide_all(server, client, wrong):
    """Accepts what the queue has, but corrects so many fields at its beginning."""
    _, answer = client.json("/api/next", None)
    number = 0
    while (item := answer["next"]) is not None:
        more = {"value": "1"} if number < wrong else {}
        status, _ = client.decide(item["document"], item["field"], "correct" if more else "accept",
                                  version=item["version"], **more)
        assert status == 200
        number += 1
        _, answer = client.json("/api/next", None)
    return number


def test_the_lead_sees_the_rate_of_errors_among_accepted_fields(browser, server):
    make_admin(browser, server)
    # Ten accepted fields in the sample, and nothing else to be looked at.
    server.query("UPDATE fields SET status = 'accepted', is_sampled = (document = 1 AND position < 10)")
    server.query("DELETE FROM checks")
    server.query("DELETE FROM review_documents")
    browser.get(server.address)
    client = Client(server)
    assert client.sign_in("root") == 303
    assert decide_all(server, client, wrong=2) == 10
    browser.get(server.address + "/progress")
    one(browser, ".chart .interval")
    said = text_of(browser, "main")
    # Wilson's bounds of 2 in 10.
    assert "20.0 %" in said and "5.7" in said and "51.0" in said and "2 / 10" in said
    picture(browser, "progress")


def test_the_pages_fit_a_laptop_and_a_tablet(browser, server):
    make_admin(browser, server)
    for name, width, height in (("laptop", 1366, 768), ("tablet", 820, 1180)):
        browser.set_window_size(width, height)
        for page, path in (("queue", "/"), ("desk", "/desk"), ("accounts", "/accounts"), ("progress", "/progress")):
            browser.get(server.address + path)
            one(browser, "main")
            picture_drawn(browser)
            assert browser.execute_script(
                "return document.documentElement.scrollWidth <= window.innerWidth"), (page, name)
            if page == "desk":
                buttons = browser.execute_script(
                    "return [...document.querySelectorAll('.decide .actions button')].every(button => {"
                    "const r = button.getBoundingClientRect(); return r.right <= window.innerWidth })")
                assert buttons, name
            picture(browser, f"{page}-{name}")
