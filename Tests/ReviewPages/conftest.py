"""A store with fields to be reviewed, the server on it, and headless Chromium."""
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import time

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

PROJECT = pathlib.Path(__file__).resolve().parents[2]
GONGKAI = PROJECT / ".build/release/gongkai"
SCREENSHOTS = os.environ.get("GONGKAI_SCREENSHOTS")
PASSWORD = "four unrelated words"


class Server:
    """`gongkai review` on a store of its own."""

    def __init__(self, store, *options):
        self.store = store
        self.options = options
        self.process = None
        self.port = 0
        self.first_link = None

    def start(self):
        self.process = subprocess.Popen(
            [GONGKAI, "review", "--store", self.store, "--port", str(self.port), *self.options],
            stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            if match := re.search(r"http://127\.0\.0\.1:(\d+)/$", line):
                self.port = int(match[1])
            if match := re.search(r"(http://\S+/setup\?token=\S+)", line):
                self.first_link = match[1]
            if self.port and (self.first_link or self.has_accounts()):
                return self
        raise AssertionError("the server did not start")

    def has_accounts(self):
        return self.query("SELECT count(*) FROM users")[0][0] > 0

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        self.process.wait(30)
        self.process.stderr.close()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def query(self, sql, *values):
        database = sqlite3.connect(self.store / "ledger.sqlite", timeout=30)
        try:
            with database:
                return database.execute(sql, values).fetchall()
        finally:
            database.close()


def run(store, *arguments):
    subprocess.run([GONGKAI, "run", *arguments, "--store", store], check=True, capture_output=True,
                   cwd=PROJECT)


def made_store(folder, to_review=60):
    """The samples' fields, so many of them put into doubt."""
    store = folder / "store"
    run(store, "samples/project-targets.pdf", "samples/department-budget.pdf")
    database = sqlite3.connect(store / "ledger.sqlite")
    with database:
        database.execute(
            "UPDATE fields SET status = 'needs_review', confidence = 0.4 + 0.001 * position "
            "WHERE (document, position) IN (SELECT document, position FROM fields "
            "WHERE value IS NOT NULL AND page IS NOT NULL ORDER BY document, position LIMIT ?)",
            (to_review,))
    database.close()
    return store


@pytest.fixture(scope="session")
def template_store(tmp_path_factory):
    return made_store(tmp_path_factory.mktemp("template"))


@pytest.fixture
def server(template_store, tmp_path):
    store = tmp_path / "store"
    shutil.copytree(template_store, store)
    server = Server(store).start()
    yield server
    server.stop()


@pytest.fixture
def browser_maker():
    browsers = []

    def make():
        options = webdriver.ChromeOptions()
        for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage",
                         "--window-size=1366,768", "--lang=en"):
            options.add_argument(argument)
        options.add_experimental_option("prefs", {"intl.accept_languages": "en"})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        browser = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        browsers.append(browser)
        return browser

    yield make
    for browser in browsers:
        browser.quit()


@pytest.fixture
def browser(browser_maker):
    return browser_maker()


def wait(browser, condition, seconds=60):
    """The first value of the condition that is one; what the page just replaced is looked up again."""
    return WebDriverWait(browser, seconds, poll_frequency=0.01,
                         ignored_exceptions=[StaleElementReferenceException]).until(condition)


def one(browser, selector):
    """The element, once it is there."""
    return wait(browser, lambda b: b.find_element(By.CSS_SELECTOR, selector))


def text_of(browser, selector):
    """What an element says, asked at once: none where it is not there."""
    return browser.execute_script(
        "return document.querySelector(arguments[0])?.textContent ?? null", selector)


def press(browser, *keys):
    ActionChains(browser).send_keys(*keys).perform()


def press_with_shift(browser, key):
    ActionChains(browser).key_down(Keys.SHIFT).send_keys(key).key_up(Keys.SHIFT).perform()


def type_over(browser, text, *keys):
    """Puts a text in place of what the focused input holds."""
    ActionChains(browser).key_down(Keys.CONTROL).send_keys("a").key_up(Keys.CONTROL).send_keys(text, *keys).perform()


def make_admin(browser, server, name="root"):
    browser.get(server.first_link)
    one(browser, "#name").send_keys(name)
    one(browser, "#password").send_keys(PASSWORD)
    one(browser, "button.primary").click()
    one(browser, ".begin")


def add_account(browser, server, name, role="reviewer"):
    browser.get(server.address + "/accounts")
    one(browser, "#new-name").send_keys(name)
    one(browser, "#new-password").send_keys(PASSWORD)
    one(browser, f"#new-role option[value={role}]").click()
    one(browser, "form.inline button.primary").click()
    wait(browser, lambda b: name in b.execute_script(
        "return [...document.querySelectorAll('td label')].map(label => label.textContent)"))


def sign_in(browser, server, name, password=PASSWORD):
    browser.get(server.address + "/sign-in")
    one(browser, "#name").send_keys(name)
    one(browser, "#password").send_keys(password)
    one(browser, "button.primary").click()
    one(browser, ".begin")


def to_desk(browser, server):
    browser.get(server.address)
    one(browser, ".begin")
    press(browser, Keys.ENTER)
    one(browser, ".workbench")


def shown(browser):
    """What is on the desk: document and field; asked at once, for the desk may be changing."""
    return tuple(browser.execute_script(
        "const bench = document.querySelector('.workbench');"
        "return bench ? [bench.dataset.document, bench.dataset.field] : [null, null]"))


def moved_on(browser, before):
    """Waits until another field is on the desk, or the queue is back."""
    return wait(browser, lambda b: shown(b) != before and (
        shown(b) != (None, None) or text_of(b, ".begin") is not None))


def picture_drawn(browser):
    wait(browser, lambda b: b.execute_script(
        "const image = document.querySelector('.sheet img');"
        "return !image || (image.complete && image.naturalWidth > 0)"))


def picture(browser, name):
    """Keeps what the browser shows, where somebody asked for it."""
    if SCREENSHOTS:
        browser.save_screenshot(f"{SCREENSHOTS}/{name}.png")


def errors(browser):
    return [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
