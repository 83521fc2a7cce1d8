using System.CommandLine;
using System.Text;
using Profiler.Cli.Output;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Surrogates;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Surrogates;

/// <summary>profiler surrogate samples --out DIR</summary>
public sealed class SurrogateSamplesCommand : ProfilerCommand
{
    private const string KernelsFile = "kernels.csv";
    private const string NetworksFile = "networks.csv";

    private readonly DeviceOption _device = new();
    private readonly WorkplaceOption _workplace;
    private readonly Option<string> _folder = new("--out", "-o")
    {
        HelpName = "DIR",
        Description = $"The folder for {KernelsFile} and {NetworksFile}; it is made where it is missing",
        Required = true,
    };

    public SurrogateSamplesCommand(CommandEnvironment environment)
        : base(
            environment,
            "samples",
            "Write the networks behind a surrogate as CSV: every kernel's features and time.",
            "profiler surrogate samples --out samples")
    {
        _workplace = new WorkplaceOption(environment);
        Add(_folder);
        _device.AddTo(this);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        string folder = Path.GetFullPath(arguments.GetRequiredValue(_folder));
        DeviceOptions device = _device.Read(arguments);
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        SurrogateSamples samples = await workplace.Surrogates.SamplesAsync(device, cancellationToken);
        Create(folder);
        await OutputFile.WriteAsync(Path.Combine(folder, KernelsFile), Encoding.UTF8.GetBytes(SampleCsv.Kernels(samples)), cancellationToken);
        await OutputFile.WriteAsync(Path.Combine(folder, NetworksFile), Encoding.UTF8.GetBytes(SampleCsv.Networks(samples)), cancellationToken);
        var written = new WrittenSamples(
            folder, samples.Surrogate.Id, samples.Networks.Sum(sample => sample.Network.Graph.Kernels.Length), samples.Networks.Length);
        output.Write(written, (text, document) => text.Line(
            $"{document.Folder}: {document.Kernels} kernels of {document.Networks} networks, as surrogate {document.Surrogate} sees them"));
    }

    private static void Create(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProfilerException(ErrorCode.Storage, $"{folder} cannot be made: {error.Message}", "Choose another place with --out.", error);
        }
    }
}
