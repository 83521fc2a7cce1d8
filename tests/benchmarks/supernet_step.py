#!/usr/bin/env python3
"""Times a training step of the squeezenas-small supernet's encoder in PyTorch, operator by operator, as it was published.

The counterpart of `profiler bench supernet`: stem and 20 slots of 13 candidates, no head; forward, backward, SGD.
Every candidate is a module of its own; a slot's output is the sum of its candidates' outputs, each times its gate.
"""
import argparse
import json
import random
import resource
import statistics
import time

import torch
from torch import nn

STAGES = [(16, 4, 2), (24, 4, 2), (40, 4, 2), (48, 4, 1), (96, 4, 1)]
BLOCKS = [
    (kernel, expansion, groups, dilation)
    for kernel, dilation in ((3, 1), (5, 1), (3, 2))
    for expansion, groups in ((1, 1), (1, 2), (3, 1), (6, 1))
]


def conv_bn(inputs, outputs, kernel, stride=1, dilation=1, groups=1):
    padding = dilation * (kernel - 1) // 2
    convolution = nn.Conv2d(inputs, outputs, kernel, stride, padding, dilation, groups, bias=False)
    return [convolution, nn.BatchNorm2d(outputs)]


class InvertedResidual(nn.Module):
    def __init__(self, inputs, outputs, stride, kernel, expansion, groups, dilation):
        super().__init__()
        hidden = inputs * expansion
        self.body = nn.Sequential(
            *conv_bn(inputs, hidden, 1, groups=groups),
            nn.ReLU(inplace=True),
            *conv_bn(hidden, hidden, kernel, stride, dilation, hidden),
            nn.ReLU(inplace=True),
            *conv_bn(hidden, outputs, 1, groups=groups),
        )
        self.residual = stride == 1 and inputs == outputs

    def forward(self, x):
        return self.body(x) + x if self.residual else self.body(x)


class FactorizedReduce(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.even = nn.Sequential(*conv_bn(inputs, outputs // 2, 1, 2))
        self.odd = nn.Sequential(*conv_bn(inputs, outputs - outputs // 2, 1, 2))

    def forward(self, x):
        x = torch.relu(x)
        return torch.cat([self.even(x), self.odd(x[:, :, 1:, 1:])], 1)


def skip(inputs, outputs, stride):
    if stride == 2:
        return FactorizedReduce(inputs, outputs)
    if inputs == outputs:
        return nn.Identity()
    return nn.Sequential(nn.ReLU(), *conv_bn(inputs, outputs, 1))


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        channels = 16
        self.stem = nn.Sequential(*conv_bn(3, channels, 3, 2), nn.ReLU(inplace=True))
        self.slots = nn.ModuleList()
        for outputs, repeats, first in STAGES:
            for repeat in range(repeats):
                stride = first if repeat == 0 else 1
                blocks = [
                    InvertedResidual(channels, outputs, stride, kernel, expansion, groups, dilation)
                    for kernel, expansion, groups, dilation in BLOCKS
                ]
                self.slots.append(nn.ModuleList([*blocks, skip(channels, outputs, stride)]))
                channels = outputs

    def forward(self, x, gates, active):
        x = self.stem(x)
        for row, slot, indices in zip(gates, self.slots, active):
            x = sum(row[index] * slot[index](x) for index in indices)
        return x


def resident_mib(field):
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith(field)) / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mode", choices=("all", "sampled"), required=True)
    parser.add_argument("--format", choices=("nchw", "channels_last"), default="channels_last")
    parser.add_argument("--input", default="4x3x128x256")
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()

    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    draw = random.Random(1)
    layout = torch.channels_last if options.format == "channels_last" else torch.contiguous_format
    model = Encoder().to(memory_format=layout)
    images = torch.rand([int(extent) for extent in options.input.split("x")]).mul(2).sub(1).to(memory_format=layout)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    candidates = len(BLOCKS) + 1
    share = 1 / candidates if options.mode == "all" else 1.0
    gates = torch.full((len(model.slots), candidates), share)
    before = resident_mib("VmRSS:")
    milliseconds = []
    for step in range(-3, options.steps):
        active = [
            range(candidates) if options.mode == "all" else [draw.randrange(candidates)] for _ in model.slots
        ]
        start = time.perf_counter()
        optimizer.zero_grad(set_to_none=True)
        loss = model(images, gates, active).square().mean()
        loss.backward()
        optimizer.step()
        loss.item()
        if step >= 0:
            milliseconds.append((time.perf_counter() - start) * 1000)

    figures = {
        "input": options.input,
        "mode": options.mode,
        "format": options.format,
        "threads": options.threads,
        "steps": options.steps,
        "msPerStep": statistics.median(milliseconds),
        "minMsPerStep": min(milliseconds),
        "peakMemoryMiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before,
    }
    if options.json:
        print(json.dumps(figures))
    else:
        print(f"squeezenas-small at {options.input}, {options.mode} paths, {options.format}, {options.threads} threads")
        print(f"  a step    {figures['msPerStep']:8.1f} ms, the fastest {figures['minMsPerStep']:.1f} ms")
        print(f"  memory    {figures['peakMemoryMiB']:8.0f} MiB at the peak, without the weights")


if __name__ == "__main__":
    main()
