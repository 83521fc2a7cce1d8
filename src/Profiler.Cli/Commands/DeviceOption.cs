using System.CommandLine;
using Profiler.Fleet.Devices;
using Profiler.Measurement.Targets;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands;

/// <summary>--device, --threads, --provider and --precision: which device, and how its runtime is used.</summary>
public sealed class DeviceOption
{
    private const int MaxThreads = 1024;
    private static readonly DeviceOptions Defaults = new();

    private readonly Option<string> _device;

    private readonly Option<int> _threads = new("--threads")
    {
        HelpName = "N",
        Description = "Threads inside an operator",
        DefaultValueFactory = _ => Defaults.Threads,
    };

    private readonly Option<string> _provider = new("--provider")
    {
        HelpName = "NAME",
        Description = "cpu, cuda, tensorrt; by trtexec: gpu, dla0, dla1; by libtorch: torch-cpu, torch-cuda",
        DefaultValueFactory = _ => Defaults.Provider,
    };

    private readonly Option<string> _precision = new("--precision")
    {
        HelpName = "fp32|fp16|int8",
        Description = "What is computed in; int8 is for latency only",
        DefaultValueFactory = _ => Defaults.Precision,
    };

    /// <param name="aliases">Other names of --device.</param>
    public DeviceOption(params string[] aliases) => _device = new Option<string>("--device", aliases)
    {
        HelpName = "NAME",
        Description = "The device; local is this machine, with --server the coordinator's",
        DefaultValueFactory = _ => Defaults.Name,
    };

    public void AddTo(Command command)
    {
        _device.CompletionSources.Add(_ => [DeviceOptions.Local]);
        _provider.CompletionSources.Add(_ => Runtimes.Providers.ToArray());
        _precision.CompletionSources.Add(_ => TargetPrecisions.Names.ToArray());
        command.Add(_device);
        command.Add(_threads);
        command.Add(_provider);
        command.Add(_precision);
    }

    /// <summary>A target with what was said on the command line in place of its own.</summary>
    public Target Over(Target target, ParseResult arguments)
    {
        DeviceOptions given = Read(arguments);
        if (given.IsOf(target))
        {
            return target;
        }

        return target with
        {
            Device = IsGiven(_device) ? given.Name : target.Device,
            Threads = IsGiven(_threads) ? given.Threads : target.Threads,
            Provider = IsGiven(_provider) ? given.Provider : target.Provider,
            Precision = IsGiven(_precision) ? given.Precision : target.Precision,
        };

        bool IsGiven(Option option) => arguments.GetResult(option) is { Implicit: false };
    }

    /// <summary>The precision that was said on the command line; null where none was.</summary>
    /// <exception cref="ProfilerException">There is no such precision.</exception>
    public string? ReadGivenPrecision(ParseResult arguments) =>
        arguments.GetResult(_precision) is { Implicit: false } ? Read(arguments).Precision : null;

    /// <exception cref="ProfilerException">The provider or the precision is unknown, or the number of threads out of range.</exception>
    public DeviceOptions Read(ParseResult arguments) =>
        Checked(
            arguments.GetRequiredValue(_device),
            arguments.GetRequiredValue(_provider),
            arguments.GetValue(_threads),
            arguments.GetRequiredValue(_precision));

    /// <summary>A device spelled NAME[/PROVIDER[/THREADS[/PRECISION]]]; what the spelling leaves out is as the options say.</summary>
    /// <exception cref="ProfilerException">It is not spelled so, the provider or the precision is unknown, or the number of threads out of range.</exception>
    public DeviceOptions Read(ParseResult arguments, string spelling)
    {
        string[] parts = spelling.Split('/');
        int threads = arguments.GetValue(_threads);
        if (parts.Length > 4 || parts[0].Length == 0 || (parts.Length > 2 && !int.TryParse(parts[2], out threads)))
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, $"'{spelling}' is not spelled NAME[/PROVIDER[/THREADS[/PRECISION]]].");
        }

        return Checked(
            parts[0],
            parts.Length > 1 ? parts[1] : arguments.GetRequiredValue(_provider),
            threads,
            parts.Length > 3 ? parts[3] : arguments.GetRequiredValue(_precision));
    }

    private static DeviceOptions Checked(string device, string provider, int threads, string precision)
    {
        if (threads is < 1 or > MaxThreads)
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, $"--threads {threads} is not from 1 to {MaxThreads}.");
        }

        if (!Runtimes.Providers.Contains(provider))
        {
            throw NameSuggestion.Unknown("provider", provider, Runtimes.Providers);
        }

        return TargetPrecisions.Names.Contains(precision)
            ? new DeviceOptions(device, provider, threads, precision)
            : throw NameSuggestion.Unknown("precision", precision, TargetPrecisions.Names);
    }
}
