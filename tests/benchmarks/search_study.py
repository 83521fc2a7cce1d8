#!/usr/bin/env python3
"""Do the searches find what they should? Runs ./profiler search many times and prints two tables as Markdown.

1. Strategies: for every seed, each strategy at one budget of steps and one budget of latency; accuracy of the result
   trained from scratch, latency expected and measured. A result is kept in --out, so that an interrupted study goes on.
2. Weights: one seed, rising weights of the latency in the loss; the expected latency must fall.

Networks are measured at the end, all in turns in one comparison; run that part alone on the machine:
  tests/benchmarks/search_study.py --budget-ms 1.7 --out out/study
"""
import argparse
import json
import pathlib
import shutil
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
STRATEGIES = ("differentiable", "random", "evolution")
WEIGHTS = (0.1, 0.3, 1.0, 3.0, 10.0)


def profiler(options, *arguments):
    """One run of the command on the study's database; its JSON document."""
    command = [str(ROOT / "profiler"), *arguments, "--database", str(options.out / "study.db"), "--json"]
    run = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if run.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with exit code {run.returncode}.\n{run.stdout}")
    return json.loads(run.stdout)


def search(options, name, *arguments):
    folder = options.out / name
    result = folder / "search.json"
    if result.exists():
        return json.loads(result.read_text())
    common = ["--space", options.space, "--input", options.input, "--data", options.data, "--batch", str(options.batch),
              "--learning-rate", str(options.learning_rate)]
    resume = ["--resume"] if folder.exists() else []
    return profiler(options, "search", *common, "--steps", str(options.steps), "--out", str(folder), *resume, *arguments)


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def compare_strategies(options):
    runs = [(strategy, seed) for seed in range(1, options.seeds + 1) for strategy in STRATEGIES]
    found = {
        (strategy, seed): search(
            options, f"{strategy}-{seed}", "--strategy", strategy, "--seed", str(seed), "--budget-ms", str(options.budget_ms),
            "--train-steps", str(options.train_steps), "--no-measure")
        for strategy, seed in runs
    }
    files = [options.out / f"{strategy}-{seed}.onnx" for strategy, seed in runs]
    for file in files:
        shutil.copyfile(file.with_suffix("") / "network.onnx", file)
    compared = profiler(options, "compare", *map(str, files))["networks"]
    measured = {run: network["measured"]["latencyMs"]["median"] for run, network in zip(runs, compared)}

    row("strategy", "seed", "expected ms", "measured ms", "measured/expected", "of the budget", "score, %")
    row(*["---"] * 7)
    scores = {strategy: [] for strategy in STRATEGIES}
    for run in runs:
        expected, score = found[run]["expectedCost"]["value"], 100 * found[run]["trained"]["score"]
        scores[run[0]].append(score)
        row(*run, f"{expected:.3f}", f"{measured[run]:.3f}", f"{measured[run] / expected:.3f}",
            f"{measured[run] / options.budget_ms:.3f}", f"{score:.1f}")
    print()
    row("strategy", "mean score, %", "standard deviation")
    row(*["---"] * 3)
    for strategy, values in scores.items():
        row(strategy, f"{statistics.mean(values):.2f}", f"{statistics.stdev(values):.2f}" if len(values) > 1 else "-")
    print()


def raise_weight(options):
    row("weight", "expected ms at the end of the search")
    row(*["---"] * 2)
    for weight in WEIGHTS:
        found = search(options, f"weight-{weight}", "--seed", "1", "--weight", str(weight), "--train-steps", "0", "--no-measure")
        row(weight, f"{found['history']['points'][-1]['expectedCost']:.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--space", default="squeezenas-small")
    parser.add_argument("--input", default="1x3x128x256")
    parser.add_argument("--data", default="shapes")
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--learning-rate", type=float, default=0.1)
    parser.add_argument("--steps", type=int, default=1500)
    parser.add_argument("--train-steps", type=int, default=300)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--budget-ms", type=float, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    options.out = options.out.resolve()
    if not (options.out / "study.db").exists():
        profiler(options, "profile", "--space", options.space, "--input", options.input)
    compare_strategies(options)
    raise_weight(options)


if __name__ == "__main__":
    main()
