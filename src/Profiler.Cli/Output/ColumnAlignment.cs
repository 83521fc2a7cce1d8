namespace Profiler.Cli.Output;

/// <summary>How a column of a text table is set.</summary>
public enum ColumnAlignment
{
    /// <summary>Words.</summary>
    Left,

    /// <summary>Numbers.</summary>
    Right,
}
