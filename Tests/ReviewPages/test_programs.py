"""What other programs and the command line do with a review."""
import json
import shutil
import subprocess

from conftest import GONGKAI, PASSWORD, Server
from test_security import Client


def tasks_of(client, document=1):
    answer, text = client.ask("GET", f"/api/label-studio/{document}")
    assert answer.status == 200
    return json.loads(text)


def texts(tasks):
    return {region["id"]: region["value"]["text"] for task in tasks
            for region in task["predictions"][0]["result"] if region["type"] == "textarea"}


def test_label_studio_tasks_come_back_as_decisions(server):
    client = Client(server).make_admin()
    tasks = tasks_of(client)
    boxes = [region["value"] for task in tasks for region in task["predictions"][0]["result"]]
    assert all(0 <= box["x"] <= 100 and 0 <= box["y"] and box["x"] + box["width"] <= 100.1 for box in boxes)
    queued = dict(server.query(
        "SELECT fields.id, value FROM fields JOIN review_items ON review_items.document = fields.document "
        "AND field = position WHERE fields.document = 1"))
    corrected, rejected = sorted(queued)[:2]
    for task in tasks:
        result = task.pop("predictions")[0]["result"]
        for region in result:
            if region["type"] == "textarea" and region["id"] == corrected:
                region["value"]["text"] = ["something else"]
            if region["type"] == "textarea" and region["id"] == rejected:
                region["value"]["text"] = [""]
        task["annotations"] = [{"id": 7, "was_cancelled": False, "result": result}]
    for _ in range(2):
        status, answer = client.json("/api/label-studio/1", tasks)
        assert (status, answer["recorded"]) == (200, len(queued))
    assert server.query("SELECT count(*) FROM decisions") == [(len(queued),)]
    said = dict(server.query("SELECT field, action FROM decisions"))
    assert said.pop(corrected) == "correct" and said.pop(rejected) == "reject"
    assert set(said.values()) == {"accept"}
    # What goes out now is what was decided.
    assert texts(tasks_of(client))[corrected] == ["something else"]
    assert texts(tasks_of(client))[rejected] == [""]


def test_annotations_of_another_document_are_refused(server):
    client = Client(server).make_admin()
    status, _ = client.json("/api/label-studio/2", tasks_of(client))
    assert status == 400


def digest(password):
    return subprocess.run([GONGKAI, "review", "--digest-password"], input=password + "\n", text=True,
                          capture_output=True, check=True).stdout.strip()


def test_accounts_come_from_a_file(template_store, tmp_path):
    store = tmp_path / "store"
    shutil.copytree(template_store, store)
    users = tmp_path / "users"
    users.write_text(f"# who may decide\nada:lead:{digest(PASSWORD)}\n\nbo:reviewer:{digest(PASSWORD)}\n")
    server = Server(store, "--users", users).start()
    try:
        assert Client(server).sign_in("ada") == 303
        assert server.query("SELECT name, role FROM users ORDER BY name") == [("ada", "lead"), ("bo", "reviewer")]
        assert Client(server).ask("GET", "/setup?token=guess")[0].status in (303, 404)
    finally:
        server.stop()
    users.write_text("ada:queen:scrypt\n")
    refused = subprocess.run([GONGKAI, "review", "--store", store, "--users", users, "--port", "0"],
                             capture_output=True, text=True)
    assert refused.returncode != 0 and "line 1" in refused.stderr


def test_decisions_teach(server, tmp_path):
    client = Client(server).make_admin()
    _, answer = client.json("/api/next", None)
    item = answer["next"]
    status, _ = client.decide(item["document"], item["field"], "correct", value="其他", version=item["version"])
    assert status == 200
    printed = subprocess.run([GONGKAI, "decisions", "--store", server.store], capture_output=True,
                             text=True, check=True).stdout
    lesson, = [json.loads(line) for line in printed.splitlines()]
    assert (lesson["decision"], lesson["after"]) == ("corrected", "其他")
    assert lesson["profile"] and lesson["name"] and lesson["document"].startswith("sha256:")
    (tmp_path / "decisions.jsonl").write_text(printed)
    learned = subprocess.run([GONGKAI, "learned", "add", tmp_path / "learned.jsonl", tmp_path / "decisions.jsonl"],
                             capture_output=True, text=True)
    assert learned.returncode == 0, learned.stderr


def test_the_queue_is_narrowed_by_rule_issuer_and_run(server):
    client = Client(server).make_admin()

    def open_count(query):
        answer, text = client.ask("GET", "/api/queue" + query)
        assert answer.status == 200
        return json.loads(text)["open"]

    everything = open_count("")
    assert everything > 0
    assert open_count("?run=1") == everything and open_count("?run=2") == 0
    assert open_count("?issuer=%E6%BE%84%E5%B2%9A%E5%B8%82") == everything
    assert open_count("?issuer=nobody") == 0 and open_count("?rule=nothing") == 0
