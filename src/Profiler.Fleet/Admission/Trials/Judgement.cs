using System.Collections.Immutable;
using Profiler.Fleet.Admission.Results;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;

namespace Profiler.Fleet.Admission.Trials;

/// <summary>Turns numbers into findings: what is wrong, and what to do.</summary>
internal static class Judgement
{
    public static AdmissionVerdict Verdict(ImmutableArray<AdmissionFinding> findings)
    {
        if (findings.IsEmpty)
        {
            return AdmissionVerdict.Admitted;
        }

        return findings.Any(finding => finding.Refuses) ? AdmissionVerdict.Refused : AdmissionVerdict.AdmittedWithFindings;
    }

    public static ImmutableArray<AdmissionFinding> Of(
        DeviceDescription device,
        LinkResult link,
        ClockResult clock,
        ImmutableArray<OutputResult> outputs,
        (RepeatabilityResult? Repeatability, SoakResult? Soak) measured)
    {
        IEnumerable<AdmissionFinding> all =
        [
            .. OfOutputs(outputs),
            .. OfClock(clock),
            .. OfLink(link),
            .. measured.Repeatability is { } repeatability ? OfRepeatability(repeatability) : [],
            .. measured.Soak is { } soak ? OfSoak(soak) : [],
            .. OfDevice(device),
        ];
        return [.. all.OrderByDescending(finding => finding.Refuses)];
    }

    private static IEnumerable<AdmissionFinding> OfOutputs(ImmutableArray<OutputResult> outputs) => outputs
        .Where(output => output.Problem is not null)
        .Select(output => new AdmissionFinding(
            output.LargestError is null && output.Sha256 is null ? AdmissionFindingKind.RuntimeFailed : AdmissionFindingKind.WrongOutputs,
            Refuses: true,
            $"The reference model '{output.Model}' is not computed rightly: {output.Problem}.",
            "Install another build of ONNX Runtime on the board, or choose another provider, and test again; nothing was measured."));

    private static IEnumerable<AdmissionFinding> OfClock(ClockResult clock)
    {
        if (Math.Abs(clock.OffsetMs) - clock.OffsetUncertaintyMs > AdmissionDefaults.WrongClockMs)
        {
            yield return new AdmissionFinding(
                AdmissionFindingKind.WrongClock,
                Refuses: false,
                $"The board's wall clock is {clock.OffsetMs / 1000:+0.0;-0.0} s off the coordinator's, within {clock.OffsetUncertaintyMs:0.0} ms.",
                "Switch on time synchronisation on the board, such as systemd-timesyncd or chrony. Latencies are not touched by it; dates of visits are.");
        }

        if (clock.DriftPpm is { } drift && Math.Abs(drift) - clock.DriftUncertaintyPpm > AdmissionDefaults.ClockDriftPpm)
        {
            bool refuses = Math.Abs(drift) - clock.DriftUncertaintyPpm > AdmissionDefaults.UnusableClockPpm;
            yield return new AdmissionFinding(
                AdmissionFindingKind.ClockDrift,
                refuses,
                $"The clock that the board takes durations with runs {drift:+0;-0} ppm off the coordinator's, within {clock.DriftUncertaintyPpm:0} ppm.",
                "Look at the board's clock source (/sys/devices/system/clocksource/clocksource0/current_clocksource); every latency is wrong by as much.");
        }
    }

    private static IEnumerable<AdmissionFinding> OfLink(LinkResult link)
    {
        if (link.P95Ms > AdmissionDefaults.SlowRoundTripMs || link.UploadMibPerSecond < AdmissionDefaults.SlowUploadMibPerSecond)
        {
            yield return new AdmissionFinding(
                AdmissionFindingKind.SlowLink,
                Refuses: false,
                $"The link is slow: one round trip in twenty takes more than {link.P95Ms:0} ms, models travel at {link.UploadMibPerSecond:0.00} MiB/s.",
                "Connect the board by cable, or put up with slow uploads; latencies are not touched by it.");
        }
    }

    private static IEnumerable<AdmissionFinding> OfRepeatability(RepeatabilityResult result)
    {
        string flags = result.Flags == Findings.None ? string.Empty : $", {result.Flags}";
        if (result.NoiseFloor > AdmissionDefaults.NoiseFloor)
        {
            yield return new AdmissionFinding(
                AdmissionFindingKind.Noisy,
                Refuses: false,
                $"A network measured against itself differs by up to {result.NoiseFloor:P1} (grade {result.Grade}{flags}).",
                "Stop what else runs on the board, fix its clocks, and test again; until then take networks closer than that for equal.");
        }

        if (result.Low > 1 || result.High < 1)
        {
            yield return new AdmissionFinding(
                AdmissionFindingKind.DiffersFromItself,
                Refuses: false,
                $"A network measured against itself differs beyond chance: ratio {result.Ratio:0.000}, interval {result.Low:0.000} to {result.High:0.000}.",
                "One test in twenty does so by chance: test again. Where it stays, something on the board favours one loading of a model.");
        }
    }

    private static IEnumerable<AdmissionFinding> OfSoak(SoakResult soak)
    {
        string heat = soak.HighestCelsius is { } celsius ? $", up to {celsius:0} degrees Celsius" : string.Empty;
        if (soak.IsThrottled)
        {
            yield return new AdmissionFinding(
                AdmissionFindingKind.Throttled,
                Refuses: false,
                $"The processor throttled under load: {soak.EarlyMhz:0} MHz at first, {soak.LateMhz:0} MHz at the end, latency {soak.Change:+0.0%;-0.0%}{heat}.",
                "Cool the board better, or choose a power mode that it can hold.");
        }
        else if (soak.Verdict == SoakVerdict.Drifts)
        {
            yield return new AdmissionFinding(
                AdmissionFindingKind.DriftsUnderLoad,
                Refuses: false,
                $"Latency drifts under lasting load: {soak.EarlyMs:0.000} ms at first, {soak.LateMs:0.000} ms at the end ({soak.Change:+0.0%;-0.0%}){heat}.",
                "Cool the board, or choose a power mode that it can hold. The reference beside every visit removes what it shares of the drift.");
        }
        else if (soak.Verdict == SoakVerdict.Unsteady)
        {
            yield return new AdmissionFinding(
                AdmissionFindingKind.UnsteadyUnderLoad,
                Refuses: false,
                $"Latency moved by more than {MeasurementDefaults.DriftTolerance:P0} under lasting load and came back{heat}.",
                "Stop what else runs on the board. On shared hosts it is the neighbours, whom the reference beside every visit removes.");
        }
    }

    private static IEnumerable<AdmissionFinding> OfDevice(DeviceDescription device)
    {
        if (device.Governor is { } governor && governor != AdmissionDefaults.SteadyGovernor)
        {
            yield return new AdmissionFinding(
                AdmissionFindingKind.MovingClock,
                Refuses: false,
                $"The frequency governor is '{governor}'.",
                $"Choose '{AdmissionDefaults.SteadyGovernor}' on the board: cpupower frequency-set --governor {AdmissionDefaults.SteadyGovernor}; on Jetsons, jetson_clocks.");
        }

        if (device.MemoryPages != DeviceDescription.HugePages)
        {
            yield return new AdmissionFinding(
                AdmissionFindingKind.SmallPages,
                Refuses: false,
                "The runtime's memory lies on small pages: two loadings of a network differ by 3 % and more.",
                "Use a system with glibc 2.35 or later, and write madvise to /sys/kernel/mm/transparent_hugepage/enabled.");
        }
    }
}
