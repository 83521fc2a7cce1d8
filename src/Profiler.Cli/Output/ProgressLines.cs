namespace Profiler.Cli.Output;

/// <summary>
/// Progress for logs and pipes: a plain line now and then, and one at once for whatever keeps the work from beginning,
/// which may be the last that is told for hours.
/// </summary>
public sealed class ProgressLines(CommandEnvironment environment) : IProgress<ProgressReport>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly ProgressText _text = new(environment.Time);
    private readonly Lock _lock = new();
    private long? _lastLine;
    private string? _lastActivity;

    public void Report(ProgressReport value)
    {
        lock (_lock)
        {
            bool isNewBeginning = value.Fraction == 0 && value.Activity != _lastActivity;
            if (_lastLine is { } last && environment.Time.GetElapsedTime(last) < Interval && !isNewBeginning)
            {
                return;
            }

            _lastActivity = value.Activity;

            _lastLine = environment.Time.GetTimestamp();
            string remaining = _text.Remaining(value);
            string separator = remaining.Length > 0 ? ", " : "";
            environment.Error.WriteLine($"{value.Activity}: {(int)(100 * value.Fraction)} %{separator}{remaining}");
        }
    }
}
