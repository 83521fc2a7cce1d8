using System.CommandLine;
using System.CommandLine.Help;
using Profiler.Cli.Commands;
using Profiler.Cli.Commands.Analytical;
using Profiler.Cli.Commands.Benchmarks;
using Profiler.Cli.Commands.Boards;
using Profiler.Cli.Commands.Comparison;
using Profiler.Cli.Commands.Completion;
using Profiler.Cli.Commands.Databases;
using Profiler.Cli.Commands.Devices;
using Profiler.Cli.Commands.Energy;
using Profiler.Cli.Commands.Estimation;
using Profiler.Cli.Commands.Jobs;
using Profiler.Cli.Commands.Keys;
using Profiler.Cli.Commands.LookupTables;
using Profiler.Cli.Commands.Measuring;
using Profiler.Cli.Commands.Networks;
using Profiler.Cli.Commands.Profiling;
using Profiler.Cli.Commands.Reporting;
using Profiler.Cli.Commands.Searching;
using Profiler.Cli.Commands.Serving;
using Profiler.Cli.Commands.Spaces;
using Profiler.Cli.Commands.Surrogates;
using Profiler.Cli.Commands.Transfer;
using Profiler.Cli.Commands.Validation;
using Profiler.Cli.Output;

namespace Profiler.Cli;

/// <summary>All commands, composed in one place: a new command is a class in its feature's folder and a line here.</summary>
public static class CommandTree
{
    /// <summary>The option that every command has: one JSON document instead of text.</summary>
    public const string JsonOption = "--json";

    public static RootCommand Build(CommandEnvironment environment)
    {
        var root = new RootCommand("Predicts and measures what neural networks cost on the device they run on.")
        {
            new Command("networks", "Show networks: built-in ones, .onnx files, architectures.")
            {
                new NetworksListCommand(environment),
                new NetworksShowCommand(environment),
                new NetworksExportCommand(environment),
            },
            new Command("spaces", "Show search spaces: built-in ones and JSON files.")
            {
                new SpacesListCommand(environment),
                new SpacesShowCommand(environment),
            },
            new ProfileCommand(environment),
            new ValidateCommand(environment),
            new MeasureCommand(environment),
            new EstimateCommand(environment),
            new RooflineCommand(environment),
            new EnergyCommand(environment),
            new CompareCommand(environment),
            new ReportCommand(environment),
            new SearchCommand(environment),
            new SearchCompareCommand(environment),
            new Command("lut", "Keep lookup tables: list, export, import, compare.")
            {
                new LutListCommand(environment),
                new LutExportCommand(environment),
                new LutImportCommand(environment),
                new LutDiffCommand(environment),
            },
            new Command("surrogate", "Learn what any network costs on a device: train, show, list, check.")
            {
                new SurrogateTrainCommand(environment),
                new SurrogateShowCommand(environment),
                new SurrogateListCommand(environment),
                new SurrogateValidateCommand(environment),
                new SurrogateSamplesCommand(environment),
            },
            new Command("transfer", "Learn a new device from a few measurements and other devices' latencies.")
            {
                new TransferPlanCommand(environment),
                new TransferFitCommand(environment),
                new TransferPredictCommand(environment),
                new TransferEvaluateCommand(environment),
            },
            DeviceGroup.Create(environment),
            new Command("board", "Bring up a new board with a few measurements.")
            {
                new BoardOnboardCommand(environment),
            },
            new ServeCommand(environment),
            new Command("key", "Make, list and revoke the keys that a coordinator asks for.")
            {
                new KeyCreateCommand(environment),
                new KeyListCommand(environment),
                new KeyRevokeCommand(environment),
            },
            new Command("job", "Follow the jobs that are queued for devices.")
            {
                new JobListCommand(environment),
                new JobShowCommand(environment),
                new JobWatchCommand(environment),
                new JobCancelCommand(environment),
            },
            new Command(BenchCostServerCommand.GroupName, "Measure the program itself.")
            {
                new BenchCostApiCommand(environment),
                new BenchCostServerCommand(environment),
                new BenchSupernetCommand(environment),
            },
            new Command("database", "Back up what is kept, and bring it back.")
            {
                new DatabaseBackupCommand(environment),
                new DatabaseRestoreCommand(environment),
            },
            new CompletionCommand(environment),
            ServerOption.Create(),
            new Option<bool>(JsonOption)
            {
                Description = "Print one JSON document instead of text",
                Recursive = true,
            },
        };
        ArgumentRules.RefuseOptions(root);
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        var helpAction = new HelpWithExamples((HelpAction)help.Action!, environment.Width);
        help.Action = helpAction;
        root.SetAction(helpAction.Invoke);
        return root;
    }
}
