namespace Profiler.Coordinator.Tables;

/// <summary>In what form a table is given.</summary>
internal enum TableFormat
{
    /// <summary>Everything, as JSON.</summary>
    Json,

    /// <summary>table.csv.</summary>
    Csv,

    /// <summary>Slot x candidate as 32-bit floats.</summary>
    Tensor,

    /// <summary>Both files, as POST takes them.</summary>
    Text,
}
