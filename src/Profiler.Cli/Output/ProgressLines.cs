namespace Profiler.Cli.Output;

/// <summary>Progress for logs and pipes: a plain line now and then.</summary>
public sealed class ProgressLines(CommandEnvironment environment) : IProgress<ProgressReport>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly ProgressText _text = new(environment.Time);
    private readonly Lock _lock = new();
    private long? _lastLine;

    public void Report(ProgressReport value)
    {
        lock (_lock)
        {
            if (_lastLine is { } last && environment.Time.GetElapsedTime(last) < Interval)
            {
                return;
            }

            _lastLine = environment.Time.GetTimestamp();
            string remaining = _text.Remaining(value);
            string separator = remaining.Length > 0 ? ", " : "";
            environment.Error.WriteLine($"{value.Activity}: {(int)(100 * value.Fraction)} %{separator}{remaining}");
        }
    }
}
