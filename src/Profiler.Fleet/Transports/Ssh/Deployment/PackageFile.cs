namespace Profiler.Fleet.Transports.Ssh.Deployment;

/// <summary>A file of the agent.</summary>
/// <param name="Path">Below the agent's folder, with forward slashes.</param>
/// <param name="ElfMachine">For which processor it was compiled, as the ELF header numbers them; null for what runs anywhere.</param>
public sealed record PackageFile(string Path, string Sha256, int? ElfMachine);
