namespace Profiler.Api.NetworkFiles;

/// <summary>The architecture that a file is.</summary>
/// <param name="Code">Its choices, two hexadecimal digits a slot.</param>
public sealed record RecognisedArchitecture(string Space, string Code);
