using Profiler.Cli.Output;
using Profiler.Cli.Tests.Hosting;

namespace Profiler.Cli.Tests.Output;

public sealed class CommandOutputTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Progress_in_a_pipe_is_a_plain_line_every_few_seconds()
    {
        string[] lines = await ReportAsync(isJson: false);

        Assert.Equal("Profiling: 0 %", lines[0]);
        Assert.Equal("Profiling: 25 %, about 15 s left", lines[1]);
        Assert.InRange(lines.Length, 3, 5);
    }

    [Fact]
    public async Task With_json_no_progress_stands_in_the_way_of_an_error_document() =>
        Assert.Equal([""], await ReportAsync(isJson: true));

    [Fact]
    public void A_long_name_is_never_cut_from_a_table()
    {
        using var text = new StringWriter();
        string name = new('n', 100);

        new TextOutput(new CommandEnvironment(text, TextWriter.Null, _time))
            .Table([TextColumn.Words("network"), TextColumn.Number("ms")], [[name, "1.5"]]);

        Assert.All(text.ToString().Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 80));
        Assert.Equal(100, text.ToString().Count(c => c == 'n') - "network".Count(c => c == 'n'));
    }

    [Fact]
    public void One_empty_line_parts_a_table_from_what_is_around_it()
    {
        using var written = new StringWriter();
        var text = new TextOutput(new CommandEnvironment(written, TextWriter.Null, _time));

        text.Line("before");
        text.Line();
        text.Table([TextColumn.Words("a")], [["1"]]);
        text.Line();
        text.Table([TextColumn.Words("b")], [["2"]]);
        text.Line("after");
        text.Line();

        string[] lines = [.. written.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim())];
        Assert.Equal(["before", "", "a", "───", "1", "", "b", "───", "2", "", "after", ""], lines);
    }

    private async Task<string[]> ReportAsync(bool isJson)
    {
        using var error = new StringWriter();
        var output = new CommandOutput(new CommandEnvironment(TextWriter.Null, error, _time), isJson);
        await output.WithProgressAsync(progress =>
        {
            for (int second = 0; second <= 20; second++)
            {
                progress.Report(new ProgressReport("Profiling", second / 20.0));
                _time.Advance(1);
            }

            return Task.FromResult(0);
        });
        return error.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }
}
