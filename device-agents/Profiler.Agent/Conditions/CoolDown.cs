using Profiler.Agent.Hosts;
using Profiler.Measurement.Conditions;

namespace Profiler.Agent.Conditions;

/// <summary>Lets the board cool before anything runs on it.</summary>
internal sealed class CoolDown(HostReader host, TimeProvider time)
{
    private const string Name = "cool-down";

    /// <summary>A board without a fan takes minutes; one that has not cooled by then stands in a warm place.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <returns>Why it did not cool; null where it did.</returns>
    public UnmetCondition? Wait(double belowCelsius, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        while (true)
        {
            if (host.TemperatureCelsius() is not { } celsius)
            {
                return new UnmetCondition(Name, $"below {belowCelsius} °C", UnmetReason.Absent, "No thermal zone is readable", "Let it cool by hand.");
            }

            if (celsius < belowCelsius)
            {
                return null;
            }

            if (time.GetElapsedTime(start) > Limit)
            {
                return new UnmetCondition(
                    Name,
                    $"below {belowCelsius} °C",
                    UnmetReason.TimedOut,
                    $"The hottest zone is at {celsius:0.0} °C after {Limit.TotalMinutes:0} min",
                    "Ask for a temperature that it reaches at rest, or see to its fan.");
            }

            Task.Delay(Look, time, cancellationToken).GetAwaiter().GetResult();
        }
    }
}
