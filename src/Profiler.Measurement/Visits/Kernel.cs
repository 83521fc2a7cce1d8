namespace Profiler.Measurement.Visits;

/// <summary>What the runtime executed as one unit after fusion.</summary>
/// <param name="Node">The node's name after the runtime's rewriting; begins with the name that the exporter gave.</param>
/// <param name="Operator">The runtime's operator, such as Conv or ReorderOutput.</param>
/// <param name="InputShapes">As the runtime prints them, such as "1x16x64x128;16x16x1x1".</param>
public sealed record Kernel(string Node, string Operator, string Provider, string InputShapes, string OutputShapes);
