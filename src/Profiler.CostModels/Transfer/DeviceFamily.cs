namespace Profiler.CostModels.Transfer;

/// <summary>Which devices are alike: those whose names have the same stem, such as silver_4114 and silver_4210r.</summary>
public static class DeviceFamily
{
    private const char Separator = '_';

    /// <summary>The name up to its first underscore.</summary>
    public static string Of(string device) =>
        device.IndexOf(Separator, StringComparison.Ordinal) is > 0 and int end ? device[..end] : device;
}
