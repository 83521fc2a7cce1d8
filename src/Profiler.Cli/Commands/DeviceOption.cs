using System.CommandLine;
using Profiler.Fleet.Devices;
using Profiler.Measurement.Targets;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands;

/// <summary>--device, --threads and --provider: which device, and how its runtime is used.</summary>
public sealed class DeviceOption
{
    private const int MaxThreads = 1024;
    private static readonly string[] Providers = ["cpu", "cuda", "tensorrt"];
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
        HelpName = "cpu|cuda|tensorrt",
        Description = "The runtime's execution provider",
        DefaultValueFactory = _ => Defaults.Provider,
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
        _provider.CompletionSources.Add(_ => Providers);
        command.Add(_device);
        command.Add(_threads);
        command.Add(_provider);
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
        };

        bool IsGiven(Option option) => arguments.GetResult(option) is { Implicit: false };
    }

    /// <exception cref="ProfilerException">The provider is unknown, or the number of threads out of range.</exception>
    public DeviceOptions Read(ParseResult arguments) =>
        Checked(arguments.GetRequiredValue(_device), arguments.GetRequiredValue(_provider), arguments.GetValue(_threads));

    /// <summary>A device spelled NAME[/PROVIDER[/THREADS]]; what the spelling leaves out is as the options say.</summary>
    /// <exception cref="ProfilerException">It is not spelled so, the provider is unknown, or the number of threads out of range.</exception>
    public DeviceOptions Read(ParseResult arguments, string spelling)
    {
        string[] parts = spelling.Split('/');
        int threads = arguments.GetValue(_threads);
        if (parts.Length > 3 || parts[0].Length == 0 || (parts.Length == 3 && !int.TryParse(parts[2], out threads)))
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, $"'{spelling}' is not spelled NAME, NAME/PROVIDER or NAME/PROVIDER/THREADS.");
        }

        return Checked(parts[0], parts.Length > 1 ? parts[1] : arguments.GetRequiredValue(_provider), threads);
    }

    private static DeviceOptions Checked(string device, string provider, int threads)
    {
        if (threads is < 1 or > MaxThreads)
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, $"--threads {threads} is not from 1 to {MaxThreads}.");
        }

        return Providers.Contains(provider)
            ? new DeviceOptions(device, provider, threads)
            : throw NameSuggestion.Unknown("provider", provider, Providers);
    }
}
