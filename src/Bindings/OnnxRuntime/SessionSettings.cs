namespace Profiler.Bindings.OnnxRuntime;

/// <summary>How a session is opened.</summary>
/// <param name="Provider">"cpu", "cuda" or "tensorrt".</param>
/// <param name="Threads">Threads inside an operator, at least 1.</param>
/// <param name="InputShapes">Shapes for inputs that the model leaves open, by name.</param>
/// <param name="ProfilePrefix">Path prefix of the runtime's profile; null for none.</param>
/// <param name="InputValues">
/// The values of a float input, given how many there are; asked for when the session is opened, as inputs travel to
/// their provider then. Null for seeded ones of the binding's own.
/// </param>
public sealed record SessionSettings(
    string Provider,
    int Threads,
    IReadOnlyDictionary<string, long[]> InputShapes,
    string? ProfilePrefix = null,
    Func<int, float[]>? InputValues = null);
