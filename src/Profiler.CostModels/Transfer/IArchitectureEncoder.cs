using Profiler.Networks.Errors;

namespace Profiler.CostModels.Transfer;

/// <summary>Reads the architectures of one space as rows of features.</summary>
public interface IArchitectureEncoder
{
    /// <summary>The space's name; "generic" for a table's own columns.</summary>
    string Space { get; }

    /// <summary>The number of features.</summary>
    int Width { get; }

    /// <exception cref="ProfilerException">The text is no architecture of the space.</exception>
    EncodedArchitecture Encode(string text);
}
