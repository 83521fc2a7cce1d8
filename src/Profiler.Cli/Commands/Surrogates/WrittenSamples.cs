namespace Profiler.Cli.Commands.Surrogates;

/// <summary>Samples that were written for analysts.</summary>
/// <param name="Kernels">Rows of kernels.csv.</param>
/// <param name="Networks">Rows of networks.csv.</param>
public sealed record WrittenSamples(string Folder, string Surrogate, int Kernels, int Networks);
