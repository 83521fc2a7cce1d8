using System.Collections.Immutable;
using System.CommandLine;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;
using Profiler.Search.Choices;
using Profiler.Search.Data;
using Profiler.Search.Strategies;
using Profiler.Search.Training;

namespace Profiler.Cli.Commands.Searching;

/// <summary>What every command that searches takes, but for what is minimised.</summary>
public sealed class SearchArguments
{
    private const int DefaultSteps = 2000;
    private const int MostSteps = 10_000_000;
    private const int DefaultBatch = 4;
    private const int MostBatch = 4096;
    private const int DefaultSamples = 8;
    private const int MostSamples = 1000;
    private static readonly string[] Forms = ["additive", "multiplicative", "target"];

    private readonly SpaceOption _space = new();
    private readonly InputOption _input = new()
    {
        Description = "What the found network takes, one image: the size of the training crops, and of the lookup table. "
            + "The space's own where left out",
    };

    private readonly SeedOption _seed = new("Seed of the whole search");
    private readonly Option<string> _data = new("--data")
    {
        HelpName = "shapes|KIND:DIR",
        Description = "Labelled images to train and score on: shapes (rendered here, nothing to download), "
            + "cityscapes:DIR, camvid:DIR, cifar10:DIR, folder:DIR (docs/datasets.md)",
        Required = true,
    };

    private readonly Option<string> _strategy = new("--strategy")
    {
        HelpName = string.Join('|', SearchStrategies.Names),
        Description = "How the space is searched",
        DefaultValueFactory = _ => SearchStrategies.Differentiable,
    };

    private readonly Option<string> _mode = new("--mode")
    {
        HelpName = "sampled|sampled:2|all",
        Description = "Candidates of a slot that run in a step",
        DefaultValueFactory = _ => "sampled:2",
    };

    private readonly Option<string> _objective = new("--objective")
    {
        HelpName = string.Join('|', Forms),
        Description = "How cost enters the loss",
        DefaultValueFactory = _ => Forms[0],
    };

    private readonly Option<double?> _weight = new("--weight")
    {
        HelpName = "W",
        Description = "How much the cost counts in the loss where there is no budget; more finds cheaper networks. "
            + $"{ObjectiveSettings.DefaultWeight} where left out; from 0.003 to 0.1 is where to look",
    };

    private readonly Option<int> _steps = Count("--steps", "N", "Budget of training steps", DefaultSteps);
    private readonly Option<int> _batch = Count("--batch", "N", "Images of a training step", DefaultBatch);
    private readonly Option<int> _samples = Count("--samples", "N", "Architectures drawn and scored at the end", DefaultSamples);
    private readonly Option<int?> _scratch = new("--train-steps")
    {
        HelpName = "N",
        Description = "Steps of training the result from scratch; as many as --steps where left out, 0 for none",
    };

    private readonly Option<double?> _learningRate = new("--learning-rate") { HelpName = "R", Description = $"Of the weights at the first step; {new WeightOptions().LearningRate} where left out" };
    private readonly Option<string[]> _tables = new("--table")
    {
        HelpName = "ID",
        Description = "Lookup table of the latency; the device's newest where left out. Repeated for several devices",
    };

    private readonly Option<bool> _worst = new("--worst") { Description = "Of several tables the worst counts, not the mean" };

    public SearchArguments()
    {
        _strategy.CompletionSources.Add(_ => SearchStrategies.Names);
        _mode.CompletionSources.Add(_ => ["sampled", "sampled:2", "all"]);
        _objective.CompletionSources.Add(_ => Forms);
        _data.CompletionSources.Add(_ => ["shapes", "cityscapes:", "camvid:", "cifar10:", "folder:"]);
    }

    public void AddTo(Command command)
    {
        Option[] all =
        [
            _space, _data, _input, _strategy, _mode, _objective, _weight, _steps, _batch, _samples, _scratch, _seed, _learningRate,
            _tables, _worst,
        ];
        foreach (Option option in all)
        {
            command.Add(option);
        }
    }

    /// <param name="costs">What is minimised.</param>
    /// <returns>The search as yet without a budget.</returns>
    /// <exception cref="ProfilerException">A value is out of its range.</exception>
    public SearchRequest Read(ParseResult arguments, ImmutableArray<(string Metric, double Weight)> costs)
    {
        SearchSpace space = _space.Read(arguments);
        string data = arguments.GetRequiredValue(_data);
        _ = DatasetSpec.Parse(data);
        int steps = Within(_steps, arguments.GetValue(_steps), MostSteps);
        int scratch = arguments.GetValue(_scratch) ?? steps;
        ImmutableArray<string> tables = [.. arguments.GetValue(_tables) ?? []];
        var settings = new SearchSettings(
            space,
            Input(space, arguments),
            Within(_batch, arguments.GetValue(_batch), MostBatch),
            steps,
            arguments.GetValue(_seed))
        {
            Strategy = SearchStrategies.Parse(arguments.GetRequiredValue(_strategy)),
            Mode = PathMode.Parse(arguments.GetRequiredValue(_mode)),
            Objective = new ObjectiveSettings(Form(arguments), Number(_weight, arguments)),
            Samples = Within(_samples, arguments.GetValue(_samples), MostSamples),
            ScratchSteps = scratch == 0 ? 0 : Within(_scratch, scratch, MostSteps),
            LearningRate = Number(_learningRate, arguments),
        };
        return new SearchRequest(settings, data, costs, tables, arguments.GetValue(_worst), Workers: 1);
    }

    private TensorShape Input(SearchSpace space, ParseResult arguments)
    {
        TensorShape input = _input.ReadShape(arguments) ?? space.DefaultInput;
        return input.Batch == 1
            ? input
            : throw new ProfilerException(
                ErrorCode.InvalidShape,
                $"--input {input} is what the found network takes on the device, one image at a time.",
                $"Write {input with { Batch = 1 }} and --batch {input.Batch}.");
    }

    private ObjectiveForm Form(ParseResult arguments)
    {
        string text = arguments.GetRequiredValue(_objective);
        return Array.IndexOf(Forms, text) is >= 0 and var index
            ? (ObjectiveForm)index
            : throw NameSuggestion.Unknown("objective", text, Forms);
    }

    private static double? Number(Option<double?> option, ParseResult arguments) => arguments.GetValue(option) switch
    {
        null => null,
        double value when double.IsFinite(value) && value >= 0 => value,
        double other => throw new ProfilerException(ErrorCode.InvalidArgument, $"{option.Name} {other} is not a number of at least 0."),
    };

    internal static int Within(Option option, int value, int most) => value >= 1 && value <= most
        ? value
        : throw new ProfilerException(ErrorCode.InvalidArgument, $"{option.Name} {value} is not from 1 to {most}.");

    internal static Option<int> Count(string name, string helpName, string description, int otherwise) => new(name)
    {
        HelpName = helpName,
        Description = description,
        DefaultValueFactory = _ => otherwise,
    };
}
