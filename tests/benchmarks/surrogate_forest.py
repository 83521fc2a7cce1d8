#!/usr/bin/env python3
"""Compares a surrogate with random forests, one an operator, on the same samples: nn-Meter's learner in scikit-learn.

Takes the folder that `profiler surrogate samples --out DIR` writes. The forests learn kernel times from the networks of
split train; a network's latency is fixed + scale * sum of its kernels + per kernel * kernels, fitted as the surrogate's
is: to networks that the forests which predict them have not seen, by relative error, with Huber's weights.
Two kinds of forest are grown: on latencies, as nn-Meter does, and on their logarithms, as the surrogate's trees are.
Scores are over the timed networks of split heldout.
"""
import argparse
import collections
import csv
import json
import pathlib
import statistics
import sys

import numpy
from scipy.optimize import nnls
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import KFold

DESCRIPTIVE = {"network", "family", "split", "operator", "latencyMs"}
MISSING = -1e30  # Below every feature: scikit-learn 1.2's forests take no NaN.
HUBER, MAD_TO_DEVIATION, ROUNDS = 1.345, 1.4826, 20
TARGETS = {
    "forest on latencies": (lambda ms: ms, lambda prediction: prediction),
    "forest on log latencies": (numpy.log, numpy.exp),
}


def read(folder):
    with open(folder / "kernels.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    with open(folder / "networks.csv", newline="") as file:
        networks = {row["network"]: row for row in csv.DictReader(file)}
    if not rows:
        sys.exit(f"{folder / 'kernels.csv'} has no kernels")
    features = [name for name in rows[0] if name not in DESCRIPTIVE]
    kernels = {
        "network": numpy.array([row["network"] for row in rows]),
        "operator": numpy.array([row["operator"] for row in rows]),
        "features": numpy.array([[float(row[name] or MISSING) for name in features] for row in rows]),
        "ms": numpy.array([float(row["latencyMs"]) for row in rows]),
    }
    unknown = set(kernels["network"]) - set(networks)
    if unknown:
        sys.exit(f"{folder / 'networks.csv'} lacks {sorted(unknown)[0]} and {len(unknown) - 1} more networks of kernels.csv")
    return kernels, networks


def predict(kernels, seen, asked, trees, target):
    """The times of the asked kernels by forests grown on the seen ones; an operator without samples gets their median."""
    forward, back = target
    predictions = numpy.full(asked.sum(), numpy.median(kernels["ms"][seen]))
    for operator in sorted(set(kernels["operator"][asked])):
        own = seen & (kernels["operator"] == operator) & (kernels["ms"] > 0)
        if own.any():
            forest = RandomForestRegressor(n_estimators=trees, random_state=1, n_jobs=-1)
            forest.fit(kernels["features"][own], forward(kernels["ms"][own]))
            places = kernels["operator"][asked] == operator
            predictions[places] = back(forest.predict(kernels["features"][asked][places]))
    return predictions


def out_of_fold(kernels, training, trees, target, folds):
    predictions = numpy.zeros(len(kernels["ms"]))
    names = numpy.array(sorted(training))
    for seen, asked in KFold(folds, shuffle=True, random_state=1).split(names):
        chosen = numpy.isin(kernels["network"], names[asked])
        predictions[chosen] = predict(kernels, numpy.isin(kernels["network"], names[seen]), chosen, trees, target)
    return predictions


def sums(kernels, predictions):
    """For each network the sum of its kernels' times, and how many there are."""
    total, count = collections.Counter(), collections.Counter(kernels["network"])
    for network, ms in zip(kernels["network"], predictions):
        total[network] += ms
    return {network: (1.0, total[network], float(count[network])) for network in count}


def calibrate(terms, timed):
    """Coefficients of each network's terms, the last of either sign, with the least weighted squares of relative error."""
    matrix = numpy.array([terms[name] for name in timed]) / numpy.array([[timed[name]] for name in timed])
    matrix = numpy.hstack([matrix, -matrix[:, -1:]])
    weights = numpy.ones(len(timed))
    for _ in range(ROUNDS):
        roots = numpy.sqrt(weights)
        coefficients, _ = nnls(matrix * roots[:, None], roots)
        residuals = numpy.abs(matrix @ coefficients - 1)
        limit = HUBER * MAD_TO_DEVIATION * numpy.median(residuals)
        weights = numpy.where(residuals <= limit, 1, limit / numpy.maximum(residuals, 1e-12))
    return numpy.array([*coefficients[:-2], coefficients[-2] - coefficients[-1]])


def score(predicted, timed):
    errors = [abs(predicted[name] / timed[name] - 1) for name in timed]
    return {
        "networks": len(errors),
        "mape": 100 * statistics.fmean(errors),
        "within5": 100 * sum(error <= 0.05 for error in errors) / len(errors),
        "within10": 100 * sum(error <= 0.10 for error in errors) / len(errors),
    }


def compare(folder, trees, folds):
    kernels, networks = read(folder)
    timed = {
        split: {name: float(row["timedMs"]) for name, row in networks.items() if row["split"] == split and row["timedMs"]}
        for split in ("train", "heldout")
    }
    for split, least in (("train", folds), ("heldout", 1)):
        if len(timed[split]) < least:
            sys.exit(f"{folder}: {len(timed[split])} timed networks of split {split}, and at least {least} are needed")
    results = {"surrogate": score({name: float(networks[name]["predictedMs"]) for name in timed["heldout"]}, timed["heldout"])}
    training = {name for name, row in networks.items() if row["split"] == "train"}
    for kind, target in TARGETS.items():
        coefficients = calibrate(sums(kernels, out_of_fold(kernels, training, trees, target, folds)), timed["train"])
        seen = numpy.isin(kernels["network"], sorted(training))
        predictions = numpy.zeros(len(kernels["ms"]))
        predictions[~seen] = predict(kernels, seen, ~seen, trees, target)
        terms = sums(kernels, predictions)
        predicted = {name: float(numpy.dot(coefficients, terms[name])) for name in timed["heldout"]}
        results[kind] = score(predicted, timed["heldout"]) | {
            "fixedMs": coefficients[0], "scale": coefficients[1], "perKernelMs": coefficients[2]
        }
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path, help="where kernels.csv and networks.csv are")
    parser.add_argument("--trees", type=int, default=300, help="trees a forest (default: 300)")
    parser.add_argument("--folds", type=int, default=5, help="parts of the training networks for the calibration (default: 5)")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    options = parser.parse_args()
    results = compare(options.folder, options.trees, options.folds)
    if options.json:
        print(json.dumps(results, indent=2))
        return
    print("| | networks | MAPE, % | within 5 %, % | within 10 %, % |")
    print("|---|---|---|---|---|")
    for name, scores in results.items():
        print(f"| {name} | {scores['networks']} | {scores['mape']:.2f} | {scores['within5']:.1f} | {scores['within10']:.1f} |")


if __name__ == "__main__":
    main()
