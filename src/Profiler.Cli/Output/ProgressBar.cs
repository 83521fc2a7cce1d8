using Spectre.Console;

namespace Profiler.Cli.Output;

/// <summary>Progress for people: one bar on standard error that goes away when the work is done.</summary>
public sealed class ProgressBar(CommandEnvironment environment)
{
    private readonly ProgressText _text = new(environment.Time);

    public Task<TResult> RunAsync<TResult>(Func<IProgress<ProgressReport>, Task<TResult>> work)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(environment.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn { Width = 24 }, new PercentageColumn())
            .StartAsync(context => work(new Reporter(context.AddTask("Starting", maxValue: 1), _text)));
    }

    private sealed class Reporter(ProgressTask task, ProgressText text) : IProgress<ProgressReport>
    {
        public void Report(ProgressReport value)
        {
            task.Description = Markup.Escape($"{value.Activity} {text.Remaining(value)}".TrimEnd());
            task.Value = value.Fraction;
        }
    }
}
