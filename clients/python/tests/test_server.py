"""Against a real coordinator at PROFILER_TEST_URL that knows the shipped tables of squeezenas-small; skipped without one."""

import math
import os
import unittest

from profiler_client import ProfilerClient, ProfilerError

URL = os.environ.get("PROFILER_TEST_URL")
SPACE = "squeezenas-small"
INPUT = "1x3x256x512"


@unittest.skipUnless(URL, "PROFILER_TEST_URL names no coordinator")
class ServerTests(unittest.TestCase):
    def setUp(self):
        self.client = ProfilerClient(URL)
        self.addCleanup(self.client.close)

    def cost(self, **options):
        return self.client.costs(SPACE, ["squeezenas-lat-small"], ["local"], input=INPUT, **options)[0]

    def test_targets_have_tables(self):
        target = self.client.targets()[0]

        self.assertEqual(target["spelling"], "local/ort-cpu/fp32/b1")
        self.assertIn(SPACE, [table["space"] for table in target["tables"]])

    def test_a_network_has_a_cost_with_everything_around_it(self):
        cost = self.cost(metrics=["latencyMs", "macs", "parameters"], max_latency_ms=1000)

        self.assertTrue(cost.latency_ms.low < cost.latency_ms.value < cost.latency_ms.high)
        self.assertEqual(cost.latency_ms.meets_max_latency, 1)
        self.assertEqual(cost.macs.source, "analytical")
        self.assertGreater(cost.parameters.value, 1e5)

    def test_a_pinned_table_gives_the_same_again(self):
        cost = self.cost()

        self.assertEqual(self.cost(table=cost.latency_ms.snapshot), cost)

    def test_codes_and_bytes_cost_as_names_do(self):
        cost = self.cost()

        texts = self.client.cost_batch(SPACE, [cost.code] * 3, "local", input=INPUT)
        packed = self.client.cost_batch(SPACE, bytes.fromhex(cost.code) * 3, "local", input=INPUT)

        self.assertEqual(texts.value, [cost.latency_ms.value] * 3)
        self.assertEqual(packed, texts)

    def test_choices_by_name_are_an_architecture(self):
        table = self.client.table(self.cost().latency_ms.snapshot)
        first = {entry["slot"]: entry["candidate"] for entry in reversed(table["entries"])}
        choices = [first[slot] for slot in sorted(first)]

        named, plain = self.client.costs(SPACE, [{"name": "mine", "choices": choices}, choices], ["local"], input=INPUT)

        self.assertEqual((named.name, named.latency_ms), ("mine", plain.latency_ms))

    def test_a_tensor_has_the_table_s_costs(self):
        id = self.cost().latency_ms.snapshot
        table, tensor = self.client.table(id), self.client.table_tensor(id)

        self.assertAlmostEqual(tensor.fixed_ms, sum(table["fixedMs"][part] for part in ("stemMs", "headMs", "overheadMs")), places=4)
        rows = [[value for value in row if not math.isnan(value)] for row in tensor.slots]
        for slot, row in enumerate(rows):
            costs = [entry["latencyMs"] for entry in table["entries"] if entry["slot"] == slot]
            self.assertEqual(len(costs), len(row))
            for expected, found in zip(costs, row):
                self.assertAlmostEqual(expected, found, places=4)
        self.assertTrue(self.client.table_csv(id).startswith("section,candidate,"))

    def test_a_file_is_counted(self):
        answer = self.client.network(os.environ["PROFILER_TEST_ONNX"])

        self.assertEqual(answer["architecture"]["space"], SPACE)
        self.assertGreater(answer["counts"]["macs"], 1e8)
        self.assertAlmostEqual(answer["results"][0]["latencyMs"]["value"], self.cost().latency_ms.value, places=3)

    def test_a_wrong_name_is_refused_with_advice(self):
        with self.assertRaises(ProfilerError) as raised:
            self.client.costs(SPACE, ["squeezenas-lat-smal"], ["local"], input=INPUT)

        self.assertEqual(raised.exception.code, "unknownName")
        self.assertIn("squeezenas-lat-small", raised.exception.advice)

    def test_a_job_for_no_device_is_refused(self):
        with self.assertRaises(ProfilerError) as raised:
            self.client.submit({"kind": "measure", "device": "nowhere", "network": {"name": "squeezenas-lat-small"}})

        self.assertEqual(raised.exception.code, "unknownName")


if __name__ == "__main__":
    unittest.main()
