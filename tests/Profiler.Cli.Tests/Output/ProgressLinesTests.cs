using Profiler.Cli.Output;
using Profiler.Cli.Tests.Hosting;

namespace Profiler.Cli.Tests.Output;

public sealed class ProgressLinesTests
{
    [Fact]
    public void A_line_comes_now_and_then_and_at_once_for_what_keeps_the_work_from_beginning()
    {
        using var error = new StringWriter();
        var time = new ManualTime();
        var lines = new ProgressLines(new CommandEnvironment(TextWriter.Null, error, time));

        lines.Report(new ProgressReport("Job q1 waits for board-7", 0));
        lines.Report(new ProgressReport("Job q1 waits for board-7", 0));
        lines.Report(new ProgressReport("Job q1 waits. The device 'board-7' is paused", 0));
        lines.Report(new ProgressReport("Measuring mine", 0.25, TimeSpan.FromSeconds(3)));
        time.Advance(6);
        lines.Report(new ProgressReport("Measuring mine", 0.5, TimeSpan.FromSeconds(2)));

        Assert.Equal(
            ["Job q1 waits for board-7: 0 %", "Job q1 waits. The device 'board-7' is paused: 0 %", "Measuring mine: 50 %, about 2 s left", ""],
            error.ToString().ReplaceLineEndings("\n").Split('\n'));
    }
}
