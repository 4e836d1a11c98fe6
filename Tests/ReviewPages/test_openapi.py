"""The documented calls under a fuzzer, with somebody signed in."""
import subprocess
import sys

from test_security import Client


def test_no_documented_call_fails_on_odd_requests(server, tmp_path):
    client = Client(server).make_admin()
    answer = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "run", f"{server.address}/api/openapi.json",
         "--header", f"Cookie: {client.cookie}", "--header", f"X-CSRF-Token: {client.csrf}",
         "--checks", "not_a_server_error", "--phases", "examples,coverage,fuzzing",
         "--max-examples", "20", "--generation-deterministic", "--suppress-health-check", "all",
         "--max-time", "60", "--no-color"],
        capture_output=True, text=True, timeout=600, cwd=tmp_path)
    assert answer.returncode == 0, answer.stdout[-4000:] + answer.stderr[-1000:]
    assert client.ask("GET", "/")[0].status == 200
