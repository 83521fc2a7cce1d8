using System.Collections.Immutable;
using Profiler.Agent.Hosts.Tools;
using Profiler.Agent.Serving;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Runners.Trtexec;

/// <summary>Times an engine: each series of runs is a process of trtexec's, which times them by the GPU's own events.</summary>
/// <param name="runLimit">For the program of one series of runs.</param>
internal sealed class TrtexecRunner(
    ICommandRunner tools, TrtexecTool tool, Workload workload, string engine, bool profiled, TimeSpan runLimit) : ITimedModel
{
    private const string TimesFile = "times.json";
    private const string ProfileFile = "profile.json";
    private const string LayersFile = "layers.json";

    private KernelProfile? _profile;

    public ImmutableArray<double> TimeMs(int warmup, int runs) => Run(TrtexecArguments.Time(runs, warmup > 0), runLimit, folder =>
    {
        if (profiled)
        {
            IReadOnlyDictionary<string, Kernel> layers = tool.Version.HasLayerInfo
                ? TrtexecFiles.ReadLayers(Path.Combine(folder, LayersFile), workload.Provider)
                : new Dictionary<string, Kernel>();
            _profile = TrtexecFiles.ReadProfile(Path.Combine(folder, ProfileFile), layers, workload.Provider);
        }

        return TrtexecFiles.ReadTimes(Path.Combine(folder, TimesFile), runs);
    });

    /// <summary>Runs the engine without a pause for so many seconds.</summary>
    /// <param name="limit">For all of the program.</param>
    public ImmutableArray<TrtexecRun> Load(int seconds, TimeSpan limit) =>
        Run(TrtexecArguments.Load(seconds), limit, folder => TrtexecFiles.ReadRuns(Path.Combine(folder, TimesFile)));

    public void Stop() => tools.Stop();

    public KernelProfile TakeProfile(int runs) => _profile ?? throw new InvalidOperationException("Nothing was profiled.");

    public void Dispose()
    {
    }

    /// <param name="read">Reads what was exported; is given the folder.</param>
    private T Run<T>(ImmutableArray<string> series, TimeSpan limit, Func<string, T> read)
    {
        string folder = Directory.CreateTempSubdirectory(OnnxRunner.TracePrefix).FullName;
        try
        {
            string[] arguments =
            [
                .. TrtexecArguments.Run(workload, tool.Version, engine, Path.Combine(folder, TimesFile)),
                .. series,
                .. profiled ? TrtexecArguments.Profile(tool.Version, Path.Combine(folder, ProfileFile), Path.Combine(folder, LayersFile)) : [],
            ];
            ToolResult result = tools.Run(tool.Program, arguments, limit);
            return result.IsSuccess ? read(folder) : throw TrtexecFailure.Of(result, "run the engine", workload, limit);
        }
        catch (InvalidDataException error)
        {
            throw new AgentException(AgentFailure.RunFailed, error.Message, "Run trtexec by hand: its files are not as its versions 7 to 10 write them.", error);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
