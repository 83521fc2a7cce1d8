import json
import threading
import unittest
from http.server import BaseHTTPRequestHandler, HTTPServer

from profiler_client import ProfilerClient, ProfilerError, TableTensor, Unreachable


class Script(BaseHTTPRequestHandler):
    """Answers what the test has laid ready: (status, headers, document)."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.answer()

    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        self.server.bodies.append(self.rfile.read(length))
        self.answer()

    def answer(self):
        self.server.requests.append((self.command, self.path, dict(self.headers)))
        status, headers, document = self.server.script.pop(0)
        body = json.dumps(document).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


PROBLEM = {"code": "unknownName", "detail": "There is no target named 'locl'.", "advice": "Did you mean 'local'?"}


class TransportTests(unittest.TestCase):
    def setUp(self):
        self.server = HTTPServer(("127.0.0.1", 0), Script)
        self.server.script, self.server.requests, self.server.bodies = [], [], []
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()
        self.slept = []
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.client = ProfilerClient(self.url, key="pk_1_2", retries=2, sleep=self.slept.append)

    def tearDown(self):
        self.client.close()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def test_a_problem_becomes_an_exception_with_code_detail_and_advice(self):
        self.server.script = [(404, {}, PROBLEM)]

        with self.assertRaises(ProfilerError) as raised:
            self.client.targets()

        error = raised.exception
        self.assertEqual((error.status, error.code, error.advice), (404, "unknownName", "Did you mean 'local'?"))
        self.assertIn("locl", str(error))

    def test_a_busy_server_is_asked_again_after_as_long_as_it_says(self):
        self.server.script = [(429, {"Retry-After": "3"}, PROBLEM), (503, {}, PROBLEM), (200, {}, {"targets": []})]

        self.assertEqual(self.client.targets(), [])
        self.assertEqual(self.slept, [3.0, 1.0])

    def test_a_server_that_stays_busy_is_given_up(self):
        self.server.script = [(429, {"Retry-After": "1"}, PROBLEM)] * 3

        with self.assertRaises(ProfilerError) as raised:
            self.client.targets()

        self.assertEqual((raised.exception.status, len(self.slept)), (429, 2))

    def test_the_key_travels_in_the_header(self):
        self.server.script = [(200, {}, {"targets": []})]

        self.client.targets()

        self.assertEqual(self.server.requests[0][2]["Authorization"], "Bearer pk_1_2")

    def test_bytes_travel_as_base64_and_texts_as_codes(self):
        block = {"target": "t", "count": 0, "latencyMs": {
            "value": [], "low": [], "high": [], "source": [], "coverage": [], "snapshot": "s"}}
        self.server.script = [(200, {}, {"results": [block]})] * 2

        self.client.cost_batch("space", b"\0\1\2", "local")
        self.client.cost_batch("space", ["000102"], "local", max_latency_ms=5)

        first, second = (json.loads(body) for body in self.server.bodies)
        self.assertEqual(first["codesBase64"], "AAEC")
        self.assertEqual((second["codes"], second["maxLatencyMs"]), (["000102"], 5))

    def test_energies_of_a_batch_are_asked_for_by_metric(self):
        column = {"value": [12.5], "low": [11], "high": [14], "source": ["predicted"], "coverage": [1], "snapshot": "s"}
        self.server.script = [(200, {}, {"results": [{"target": "t", "count": 1, "energyMj": column}]})]

        energies = self.client.cost_batch("space", b"\0", "local", metric="energyMj")

        self.assertEqual((energies.value, energies.snapshot), ([12.5], "s"))
        self.assertEqual(json.loads(self.server.bodies[0])["metrics"], ["energyMj"])

    def test_without_metrics_energy_comes_where_it_is_known(self):
        figure = {"value": 2, "low": 1, "high": 3, "source": "predicted", "coverage": 1, "snapshot": "s"}
        costs = [{"name": "a", "code": "00", "latencyMs": figure, "energyMj": figure}, {"name": "b", "code": "01", "latencyMs": figure}]
        self.server.script = [(200, {}, {"results": [{"target": "t", "costs": costs}]})]

        first, second = self.client.costs("space", ["a", "b"], ["local"])

        self.assertEqual((first.energy_mj.value, second.energy_mj), (2, None))
        self.assertNotIn("metrics", json.loads(self.server.bodies[0]))

    def test_a_failed_job_raises_its_own_code(self):
        running = {"id": "q1", "state": "running"}
        failed = {"id": "q1", "state": "failed", "failure": {"code": "linkLost", "message": "The link broke."}}
        self.server.script = [(200, {}, running), (200, {}, failed)]

        with self.assertRaises(ProfilerError) as raised:
            self.client.wait("q1", period=0.25)

        self.assertEqual((raised.exception.code, self.slept), ("linkLost", [0.25]))

    def test_a_wait_ends_with_its_time(self):
        self.server.script = [(200, {}, {"id": "q1", "state": "queued"})] * 3

        with self.assertRaises(TimeoutError):
            self.client.wait("q1", timeout=2, period=1)

    def test_nobody_there_is_said_so(self):
        with self.assertRaises(Unreachable):
            ProfilerClient("http://127.0.0.1:1").targets()

    def test_an_address_of_another_kind_is_refused(self):
        with self.assertRaises(ValueError):
            ProfilerClient("ftp://somewhere")


class TensorTests(unittest.TestCase):
    def test_what_is_no_tensor_is_refused(self):
        for data in (b"", b"PLUT\0\0\0\2" + b"\0" * 12, b"PLUT\0\0\0\1" + b"\1\0\0\0\1\0\0\0\0\0\0\0"):
            with self.assertRaises(ValueError):
                TableTensor.parse(data)


if __name__ == "__main__":
    unittest.main()
