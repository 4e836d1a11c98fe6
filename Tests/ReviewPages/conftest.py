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
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

PROJECT = pathlib.Path(__file__).resolve().parents[2]
GONGKAI = PROJECT / ".build/release/gongkai"
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


def made_store(folder, to_review=60):
    """The samples' fields, so many of them put into doubt."""
    store = folder / "store"
    subprocess.run(
        [GONGKAI, "run", PROJECT / "samples/project-targets.pdf",
         PROJECT / "samples/department-budget.pdf", "--store", store], check=True,
        capture_output=True)
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


def wait(browser, condition, seconds=10):
    return WebDriverWait(browser, seconds, poll_frequency=0.01).until(condition)


def one(browser, selector):
    return browser.find_element(By.CSS_SELECTOR, selector)


def make_admin(browser, server, name="root"):
    browser.get(server.first_link)
    one(browser, "#name").send_keys(name)
    one(browser, "#password").send_keys(PASSWORD)
    one(browser, "button.primary").click()
    wait(browser, lambda b: b.find_elements(By.CSS_SELECTOR, ".begin"))


def add_account(browser, server, name, role="reviewer"):
    browser.get(server.address + "/accounts")
    one(browser, "#new-name").send_keys(name)
    one(browser, "#new-password").send_keys(PASSWORD)
    one(browser, f"#new-role option[value={role}]").click()
    one(browser, "form.inline button.primary").click()
    wait(browser, lambda b: any(name == label.text for label in b.find_elements(By.CSS_SELECTOR, "td label")))


def sign_in(browser, server, name, password=PASSWORD):
    browser.get(server.address + "/sign-in")
    one(browser, "#name").send_keys(name)
    one(browser, "#password").send_keys(password)
    one(browser, "button.primary").click()


def shown(browser):
    """What is on the desk: document and field; asked at once, for the desk may be changing."""
    return tuple(browser.execute_script(
        "const bench = document.querySelector('.workbench');"
        "return bench ? [bench.dataset.document, bench.dataset.field] : [null, null]"))
