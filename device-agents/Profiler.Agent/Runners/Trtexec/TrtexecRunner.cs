using System.Collections.Immutable;
using Profiler.Agent.Hosts.Tools;
using Profiler.Agent.Serving;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Runners.Trtexec;

/// <summary>Times an engine: each series of runs is a process of trtexec's, which times them by the GPU's own events.</summary>
internal sealed class TrtexecRunner(ICommandRunner tools, TrtexecTool tool, Workload workload, string engine, bool profiled) : ITimedModel
{
    /// <summary>A visit has three series, and a coordinator waits two minutes for it.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(35);

    private KernelProfile? _profile;

    public ImmutableArray<double> TimeMs(int warmup, int runs)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory(OnnxRunner.TracePrefix);
        try
        {
            string FileOf(string name) => Path.Combine(folder.FullName, name);
            string[] arguments =
            [
                .. TrtexecArguments.Time(workload, tool.Version, engine, FileOf("times.json"), (runs, warmup > 0)),
                .. profiled ? TrtexecArguments.Profile(tool.Version, FileOf("profile.json"), FileOf("layers.json")) : [],
            ];
            ToolResult result = tools.Run(tool.Program, arguments, Limit);
            if (!result.IsSuccess)
            {
                throw TrtexecFailure.Of(result, "run the engine", workload, Limit);
            }

            if (profiled)
            {
                IReadOnlyDictionary<string, Kernel> layers = tool.Version.HasLayerInfo
                    ? TrtexecFiles.ReadLayers(FileOf("layers.json"), workload.Provider)
                    : new Dictionary<string, Kernel>();
                _profile = TrtexecFiles.ReadProfile(FileOf("profile.json"), layers, workload.Provider);
            }

            return TrtexecFiles.ReadTimes(FileOf("times.json"), runs);
        }
        catch (InvalidDataException error)
        {
            throw new AgentException(AgentFailure.RunFailed, error.Message, "Run trtexec by hand: its files are not as its versions 7 to 10 write them.", error);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public void Stop() => tools.Stop();

    public KernelProfile TakeProfile(int runs) => _profile ?? throw new InvalidOperationException("Nothing was profiled.");

    public void Dispose()
    {
    }
}
