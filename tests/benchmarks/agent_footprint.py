#!/usr/bin/env python3
"""Measures how soon the agent says hello, and what it adds to the memory of the runtime that it uses.

Each round starts, in turns, a bare process that holds one session of ONNX Runtime (bare_session.c, compiled here) and the
agent, which is asked to measure the same model. Memory is what is resident (Rss of smaps) in the agent and its worker
together while the session is alive, with what both have mapped of one file counted once: in whichever of them it is more.
Both are started with the same allocator settings. Run it when nothing else runs:

    ./build.sh && python3 tests/benchmarks/agent_footprint.py
"""
import argparse
import collections
import hashlib
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
START_LIMIT_MS, ADDED_LIMIT_MIB = 500, 60
MIB_KIB = 1024
SETTLED_S = 0.2  # The first runs of a session still allocate.


def tree(process):
    """The process and its descendants, by id."""
    found = [process]
    for known in found:
        for task in pathlib.Path(f"/proc/{known}/task").iterdir():
            found += [int(child) for child in (task / "children").read_text().split()]
    return found


def resident_mib(process):
    anonymous, files = 0, collections.Counter()
    for one in tree(process):
        own = collections.Counter()
        path = ""
        for line in pathlib.Path(f"/proc/{one}/smaps").read_text().splitlines():
            words = line.split()
            if not words[0].endswith(":"):
                path = words[5] if len(words) > 5 and words[5].startswith("/") else ""
            elif words[0] == "Rss:" and path:
                own[path] += int(words[1])
            elif words[0] == "Rss:":
                anonymous += int(words[1])
        files |= own
    return (anonymous + files.total()) / MIB_KIB


class Started:
    """A process with its first line awaited."""

    def __init__(self, command, environment):
        begun = time.perf_counter()
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        self.first = self.process.stdout.readline()
        self.ms = 1000 * (time.perf_counter() - begun)
        if not self.first:
            sys.exit(f"{command[0]} ended at once")

    def send(self, frame):
        self.process.stdin.write(json.dumps(frame).encode() + b"\n")
        self.process.stdin.flush()

    def await_reply(self, last, phase=None):
        """Reads replies up to one of a kind, and of a phase where one is given."""
        while True:
            reply = json.loads(self.process.stdout.readline())
            if reply["type"] == "failed":
                sys.exit(f"the agent failed: {reply}")
            if reply["type"] == last and reply.get("phase") == phase:
                return reply

    def end(self):
        self.process.stdin.close()
        self.process.wait(timeout=20)


def measure(model, sha256):
    """One visit, long enough to be looked at while it runs."""
    return {"type": "measure", "id": 1, "visits": [{
        "itemId": model.stem, "round": 0, "profiled": False, "reference": None, "referenceRuns": 0, "warmupRuns": 10, "runs": 200,
        "workload": {"modelSha256": sha256, "provider": "cpu", "threads": 1, "inputs": {}}}]}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--agent", type=pathlib.Path, default=ROOT / "out/profiler/agent", help="its published folder")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--json", action="store_true", help="one JSON document instead of text")
    given = parser.parse_args()
    height, width = 256, 512
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        bare = folder / "bare_session"
        subprocess.run(["cc", "-O2", "-o", bare, pathlib.Path(__file__).with_name("bare_session.c"), "-ldl"], check=True)
        model = folder / "network.onnx"
        command = os.environ.get("PROFILER", ROOT / "profiler")
        subprocess.run([command, "networks", "export", "squeezenas-lat-small", "--input", f"1x3x{height}x{width}", "-o", model],
                       check=True, stdout=subprocess.DEVNULL)
        sha256 = hashlib.sha256(model.read_bytes()).hexdigest()
        models = folder / "models"
        models.mkdir()
        shutil.copy(model, models / f"{sha256}.onnx")
        environment = {**os.environ, "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=131072"}
        rows = []
        for _ in range(given.rounds):
            alone = Started([bare, given.agent / "libonnxruntime.so", model, "input", "3", "output", "19", str(height), str(width)], environment)
            # Without the tunables, as a coordinator starts it: setting them is the agent's own work and part of its start.
            agent = Started(["dotnet", "exec", given.agent / "profiler-agent.dll", "--models", models, "--lane", folder / "lane"],
                            {name: value for name, value in os.environ.items() if name != "GLIBC_TUNABLES"})
            idle = resident_mib(agent.process.pid)
            agent.send(measure(model, sha256))
            agent.await_reply("progress", "Measuring")
            time.sleep(SETTLED_S)
            rows.append({
                "bareMs": alone.ms, "helloMs": agent.ms, "bareMib": resident_mib(alone.process.pid),
                "idleMib": idle, "agentMib": resident_mib(agent.process.pid), "processes": len(tree(agent.process.pid))})
            agent.await_reply("done")
            agent.end()
            alone.end()
    middle = {name: statistics.median(row[name] for row in rows) for name in rows[0]}
    added = statistics.median(row["agentMib"] - row["bareMib"] for row in rows)
    slowest = max(row["helloMs"] for row in rows)
    result = {**middle, "slowestHelloMs": slowest, "helloOverBare": middle["helloMs"] / middle["bareMs"], "addedMib": added, "rounds": rows}
    if given.json:
        print(json.dumps(result))
    else:
        print(f"start to hello      {middle['helloMs']:.0f} ms (median of {len(rows)}; slowest {slowest:.0f}); asked for under {START_LIMIT_MS}")
        print(f"bare session        {middle['bareMs']:.0f} ms; the agent's hello over it {result['helloOverBare']:.2f}")
        print(f"memory, bare        {middle['bareMib']:.1f} MiB")
        print(f"memory, agent       {middle['idleMib']:.1f} MiB after hello, {middle['agentMib']:.1f} MiB with the session in {middle['processes']:.0f} process(es)")
        print(f"added by the agent  {added:.1f} MiB; asked for under {ADDED_LIMIT_MIB}")
    if middle["helloMs"] >= START_LIMIT_MS or added >= ADDED_LIMIT_MIB:
        sys.exit(1)


if __name__ == "__main__":
    main()
