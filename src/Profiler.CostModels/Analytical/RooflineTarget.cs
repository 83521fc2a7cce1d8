using Profiler.Measurement.Targets;

namespace Profiler.CostModels.Analytical;

/// <summary>What a data sheet's numbers belong to: a board family, without a device, a runtime or threads.</summary>
public static class RooflineTarget
{
    /// <summary>Stands where measured targets have a runtime.</summary>
    public const string Runtime = "roofline";

    /// <summary>Stands where measured targets have an execution provider.</summary>
    public const string Provider = "sheet";

    /// <summary>The sheet's fingerprint is the version, so that a corrected sheet is another target.</summary>
    public static Target Of(RooflineModel model, int batch) => new(
        model.Sheet.Name, Runtime, model.Sheet.Fingerprint, Provider, model.Peak.Precision, batch, Threads: 1);

    public static bool Is(Target target) => target.Runtime == Runtime;
}
