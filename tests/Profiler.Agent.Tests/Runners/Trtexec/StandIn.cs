using Profiler.Agent.Hosts.Tools;
using Profiler.Agent.Models;
using Profiler.Agent.Runners.Trtexec;
using Profiler.Agent.Sensors;
using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Tests.Runners.Trtexec;

/// <summary>A program in trtexec's place that takes its options, prints its banner and writes the files it documents.</summary>
internal sealed class StandIn
{
    private const string Script = """
        echo "&&&& RUNNING TensorRT.trtexec BANNER # trtexec $*"
        echo "$*" >> "$(dirname "$0")/log"
        BEFORE
        iterations=10
        duration=0
        for option in "$@"; do
            value="${option#*=}"
            case "$option" in
                --help) exit 0 ;;
                --saveEngine=*) save="$value" ;;
                --loadEngine=*) load="$value" ;;
                --iterations=*) iterations="$value" ;;
                --exportTimes=*) times="$value" ;;
                --exportProfile=*) profile="$value" ;;
                --exportLayerInfo=*) layers="$value" ;;
                --duration=*) duration="$value" ;;
                --timingCacheFile=*) echo timings > "$value" ;;
            esac
        done
        AFTER
        if [ -n "$save" ]; then echo engine > "$save"; fi
        if [ -n "$load" ] && [ ! -f "$load" ]; then echo "[E] Error opening engine file: $load"; exit 1; fi
        if [ "$duration" -gt 0 ]; then
            sleep 0.4
            touch "$(dirname "$0")/busy"
            sleep "$duration"
            rm "$(dirname "$0")/busy"
            sleep 0.4
            iterations=$((duration * 500))
        fi
        if [ -n "$times" ]; then
            awk -v runs="$((iterations + 2))" 'BEGIN { print "["; for (i = 0; i < runs; i++)
                printf "%s{ \"startEnqMs\" : %d, \"startComputeMs\" : %g, \"endComputeMs\" : %g, \"computeMs\" : 2.%03d, \"latencyMs\" : 9.9 }\n", (i ? ", " : "  "), i, 2 * i, 2 * i + 1.9, i; print "]" }' > "$times"
        fi
        if [ -n "$profile" ]; then
            echo '[{ "count" : 5 }, { "name" : "stem/conv + stem/relu", "timeMs" : 8.1, "averageMs" : 1.62, "medianMs" : 1.6, "percentage" : 80 }' > "$profile"
            echo ', { "name" : "head/conv", "timeMs" : 2, "averageMs" : 0.4, "medianMs" : 0.39, "percentage" : 20 }]' >> "$profile"
        fi
        if [ -n "$layers" ]; then
            echo '{"Layers": [{"Name": "stem/conv + stem/relu", "LayerType": "CaskConvolution",' > "$layers"
            echo '"Inputs": [{"Name": "input", "Dimensions": [1,3,16,16]}], "Outputs": [{"Name": "t", "Dimensions": [1,16,8,8]}]}]}' >> "$layers"
        fi
        echo "&&&& PASSED TensorRT.trtexec BANNER # trtexec $*"
        """;

    private readonly TemporaryFolder _folder;

    /// <param name="before">Shell lines that run whatever is asked.</param>
    /// <param name="after">Shell lines that run where more than help is asked.</param>
    public StandIn(TemporaryFolder folder, string banner = "[TensorRT v8502]", string before = "", string after = "")
    {
        _folder = folder;
        Scripts.Write(folder, "tools/trtexec", Script
            .Replace("BANNER", banner, StringComparison.Ordinal)
            .Replace("BEFORE", before, StringComparison.Ordinal)
            .Replace("AFTER", after, StringComparison.Ordinal));
        Models = new ModelStore(folder.PathOf("models"), TimeProvider.System);
    }

    public string Folder => _folder.PathOf("tools");

    public ModelStore Models { get; }

    /// <summary>The options of every call so far, a line each.</summary>
    public string[] Calls => File.ReadAllLines(_folder.PathOf("tools/log"));

    public SensorRoot Root => new(_folder.PathOf("root"));

    /// <summary>Nothing but the stand-in and the shell's own tools can be found.</summary>
    public CommandRunner Tools => new($"{Folder}:/bin:/usr/bin");

    /// <summary>Where it stands while it keeps the device busy for a time.</summary>
    public string BusyFile => Path.Combine(Folder, "busy");

    public TrtexecRunners Runners(TrtexecLimits? limits = null) =>
        new(Tools, Root, Models, new EngineStore(_folder.PathOf("models"), TimeProvider.System), limits ?? TrtexecLimits.Default);

    public Workload Put(string provider = Runtimes.TrtexecGpu, string precision = TargetPrecisions.Fp32)
    {
        byte[] model = SmallModel.Export.Bytes.ToArray();
        Models.Put(Requests.Chunks(model, SmallModel.Export.Sha256, model.Length).Single());
        return Workload.OfFixedShape(SmallModel.Export.Sha256, provider, 1) with { Precision = precision };
    }
}
