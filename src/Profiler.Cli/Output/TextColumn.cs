namespace Profiler.Cli.Output;

/// <summary>A column of a text table.</summary>
public sealed record TextColumn(string Heading, ColumnAlignment Alignment)
{
    public static TextColumn Words(string heading) => new(heading, ColumnAlignment.Left);

    /// <param name="heading">With the unit, such as "latency ms".</param>
    public static TextColumn Number(string heading) => new(heading, ColumnAlignment.Right);
}
