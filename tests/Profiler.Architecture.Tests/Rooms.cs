using System.Reflection;

namespace Profiler.Architecture.Tests;

/// <summary>The assemblies of the house, under the names that its plan (docs/architecture.md) gives them.</summary>
internal static class Rooms
{
    public const string Networks = "Profiler.Networks";
    public const string Measurement = "Profiler.Measurement";
    public const string CostModels = "Profiler.CostModels";
    public const string Search = "Profiler.Search";
    public const string Store = "Profiler.Store";
    public const string Fleet = "Profiler.Fleet";
    public const string Api = "Profiler.Api";
    public const string Client = "Profiler.Client";
    public const string Coordinator = "Profiler.Coordinator";
    public const string Testing = "Profiler.Testing";
    public const string Cli = "profiler";
    public const string Agent = "profiler-agent";
    public const string OnnxFormat = "Profiler.Bindings.OnnxFormat";
    public const string OnnxRuntime = "Profiler.Bindings.OnnxRuntime";
    public const string TorchSharp = "TorchSharp";
    public const string TorchDistributed = "Profiler.Bindings.TorchDistributed";
    public const string Images = "Profiler.Bindings.Images";
    public const string XGBoost = "Profiler.Bindings.XGBoost";
    public const string Nvml = "Profiler.Bindings.Nvml";

    /// <summary>The rooms with words of the domain, each with the rooms that it may know.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Arrows = new Dictionary<string, string[]>
    {
        [Networks] = [OnnxFormat],
        [Measurement] = [Networks],
        [CostModels] = [XGBoost, Measurement, Networks],
        [Search] = [TorchSharp, TorchDistributed, Images, CostModels, Measurement, Networks],
        [Store] = [CostModels, Measurement, Networks],
        [Fleet] = [Store, CostModels, Measurement, Networks],
        [Api] = [Fleet, Store, CostModels, Measurement, Networks],
        [Client] = [Api, Fleet, Store, CostModels, Measurement, Networks],
        [Coordinator] = [Api, Fleet, Store, CostModels, Measurement, Networks],
        [Cli] = [Client, Coordinator, Api, Search, Fleet, Store, CostModels, Measurement, Networks],
        [Agent] = [OnnxRuntime, TorchSharp, Nvml, Measurement, Networks],
        [Testing] = [Measurement, Networks],
    };

    /// <summary>Second implementations outside the solution, each with the room whose interface it implements.</summary>
    public static readonly IReadOnlyDictionary<string, string> Adapters = new Dictionary<string, string>
    {
        ["Profiler.Adapters.SshNet"] = Fleet,
        ["Profiler.Adapters.MicrosoftML"] = CostModels,
    };

    public static readonly string[] Bindings = [OnnxFormat, OnnxRuntime, TorchSharp, TorchDistributed, Images, XGBoost, Nvml];

    /// <summary>Rooms and bindings whose sources are ours; the format binding's are generated.</summary>
    public static IEnumerable<Assembly> Ours => [.. Arrows.Keys.Select(Load), Load(OnnxRuntime), Load(Images), Load(XGBoost), Load(Nvml), Load(TorchSharp), Load(TorchDistributed)];

    public static Assembly Load(string name) => Assembly.Load(name);

    /// <summary>The simple names of the assemblies that a room's code uses.</summary>
    public static string[] References(string room) =>
        [.. Load(room).GetReferencedAssemblies().Select(reference => reference.Name!)];

    public static bool IsRoomOrBinding(string assembly) => Arrows.ContainsKey(assembly) || Bindings.Contains(assembly);
}
