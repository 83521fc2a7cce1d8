using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Search.Choices;

namespace Profiler.Cli.Commands.Benchmarks;

/// <summary>profiler bench supernet --mode all|sampled</summary>
public sealed class BenchSupernetCommand : ProfilerCommand
{
    private const string UsualSpace = "squeezenas-small";
    private static readonly TensorShape UsualInput = new(4, 3, 128, 256);

    private readonly CommandEnvironment _environment;
    private readonly Option<string> _mode = new("--mode")
    {
        HelpName = "all|sampled",
        Description = "Whether all candidates of a slot run, or one drawn in each step (sampled:2 for two)",
        Required = true,
    };

    private readonly SpaceOption _space = new() { Required = false, DefaultValueFactory = _ => UsualSpace };
    private readonly InputOption _input = new() { Description = $"Shape of a batch; {UsualInput} where it is left out", HelpName = "Nx3xHxW" };
    private readonly Option<int> _steps = Number("--steps", "Steps that are timed", 20);
    private readonly Option<int> _threads = Number("--threads", "Threads", 2);

    public BenchSupernetCommand(CommandEnvironment environment)
        : base(
            environment,
            "supernet",
            "Measure how long a training step of a supernet's encoder takes.",
            "profiler bench supernet --mode all",
            "profiler bench supernet --mode sampled --steps 100 --json")
    {
        _environment = environment;
        Add(_mode);
        Add(_space);
        Add(_input);
        Add(_steps);
        Add(_threads);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        var options = new SupernetBenchmarkOptions(
            _space.Read(arguments),
            _input.ReadShape(arguments) ?? UsualInput,
            PathMode.Parse(arguments.GetRequiredValue(_mode)),
            Require("--steps", arguments.GetValue(_steps), 10_000),
            Require("--threads", arguments.GetValue(_threads), 1024));
        var benchmark = new SupernetBenchmark(options, _environment.Time);
        SupernetFigures figures = await output.WithProgressAsync(
            progress => Task.Run(() => benchmark.Run(progress, cancellationToken), cancellationToken));
        output.Write(figures, Render);
    }

    private static int Require(string option, int value, int most) => value >= 1 && value <= most
        ? value
        : throw new ProfilerException(ErrorCode.InvalidArgument, $"{option} {value} is not between 1 and {most}.");

    private static Option<int> Number(string name, string description, int value) => new(name)
    {
        HelpName = "N",
        Description = description,
        DefaultValueFactory = _ => value,
    };

    private static void Render(TextOutput text, SupernetFigures figures)
    {
        text.Line($"{figures.Space} at {figures.Input}, {figures.Mode} paths, {figures.Threads} threads, {figures.Steps} steps");
        text.Line($"  a step    {figures.MsPerStep,8:F1} ms, the fastest {figures.MinMsPerStep:F1} ms");
        if (figures.PeakMemoryMiB is { } memory)
        {
            text.Line($"  memory    {memory,8:F0} MiB at the peak, without the weights");
        }
    }
}
