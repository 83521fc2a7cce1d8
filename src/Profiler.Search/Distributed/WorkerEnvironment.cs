using System.Globalization;
using Profiler.Networks.Errors;

namespace Profiler.Search.Distributed;

/// <summary>Which of how many workers this process is, as torchrun or Slurm says it in environment variables.</summary>
/// <param name="Rank">From 0 on over all machines.</param>
/// <param name="LocalRank">From 0 on, on this machine.</param>
/// <param name="MasterAddress">Where rank 0 can be reached.</param>
public sealed record WorkerEnvironment(int Rank, int WorldSize, int LocalRank, string MasterAddress, int MasterPort)
{
    private const int FirstSlurmPort = 20000;
    private const int SlurmPorts = 10000;

    /// <summary>What the variables say; null where they speak of no workers, or of one alone.</summary>
    /// <param name="variable">A variable's value by its name; null where it is not set.</param>
    /// <exception cref="ProfilerException">Some are set that make no sense together.</exception>
    public static WorkerEnvironment? Read(Func<string, string?> variable)
    {
        WorkerEnvironment? found =
            IsSet("RANK") || IsSet("WORLD_SIZE") ? FromTorchrun(variable)
            : IsSet("SLURM_PROCID") && IsSet("SLURM_NTASKS") ? FromSlurm(variable)
            : null;
        if (found is { } worker && (worker.Rank < 0 || worker.Rank >= worker.WorldSize))
        {
            throw Wrong($"Rank {worker.Rank} of {worker.WorldSize} workers cannot be.");
        }

        return found is { WorldSize: > 1 } ? found : null;

        bool IsSet(string name) => !string.IsNullOrEmpty(variable(name));
    }

    /// <summary>The variables that say the same to a process started with them.</summary>
    public IReadOnlyDictionary<string, string> ToVariables() => new Dictionary<string, string>
    {
        ["RANK"] = $"{Rank}",
        ["WORLD_SIZE"] = $"{WorldSize}",
        ["LOCAL_RANK"] = $"{LocalRank}",
        ["MASTER_ADDR"] = MasterAddress,
        ["MASTER_PORT"] = $"{MasterPort}",
    };

    private static WorkerEnvironment FromTorchrun(Func<string, string?> variable) => new(
        Number(variable, "RANK"),
        Number(variable, "WORLD_SIZE"),
        string.IsNullOrEmpty(variable("LOCAL_RANK")) ? 0 : Number(variable, "LOCAL_RANK"),
        Text(variable, "MASTER_ADDR"),
        Number(variable, "MASTER_PORT"));

    private static WorkerEnvironment FromSlurm(Func<string, string?> variable)
    {
        bool hasPort = !string.IsNullOrEmpty(variable("MASTER_PORT"));

        // Jobs that share a machine must not meet at the same port; the job's number tells them apart.
        int port = hasPort ? Number(variable, "MASTER_PORT")
            : FirstSlurmPort + (string.IsNullOrEmpty(variable("SLURM_JOB_ID")) ? 0 : Number(variable, "SLURM_JOB_ID") % SlurmPorts);
        string address = variable("MASTER_ADDR") is { Length: > 0 } given ? given : SlurmNodes.First(Text(variable, "SLURM_NODELIST"));
        return new WorkerEnvironment(
            Number(variable, "SLURM_PROCID"),
            Number(variable, "SLURM_NTASKS"),
            string.IsNullOrEmpty(variable("SLURM_LOCALID")) ? 0 : Number(variable, "SLURM_LOCALID"),
            address,
            port);
    }

    private static string Text(Func<string, string?> variable, string name) =>
        variable(name) is { Length: > 0 } value ? value : throw Wrong($"The environment variable {name} is not set, though others speak of workers.");

    private static int Number(Func<string, string?> variable, string name) =>
        int.TryParse(Text(variable, name), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw Wrong($"The environment variable {name} is \"{variable(name)}\", which is no number.");

    private static ProfilerException Wrong(string message) => new(
        ErrorCode.InvalidArgument, message, "torchrun and srun set the variables of workers; unset them to train in one process.");
}
