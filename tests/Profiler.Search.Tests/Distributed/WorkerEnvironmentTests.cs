using Profiler.Networks.Errors;
using Profiler.Search.Distributed;

namespace Profiler.Search.Tests.Distributed;

public sealed class WorkerEnvironmentTests
{
    [Fact]
    public void Torchruns_variables_are_read()
    {
        WorkerEnvironment? worker = Read("RANK=2", "WORLD_SIZE=4", "LOCAL_RANK=1", "MASTER_ADDR=host", "MASTER_PORT=1234");

        Assert.Equal(new WorkerEnvironment(2, 4, 1, "host", 1234), worker);
        Assert.Equal(worker, WorkerEnvironment.Read(worker!.ToVariables().GetValueOrDefault));
    }

    [Theory]
    [InlineData("node7", "node7")]
    [InlineData("a1,b[2-3]", "a1")]
    [InlineData("gpu[03-05,9],login1", "gpu03")]
    [InlineData("gpu[12]", "gpu12")]
    [InlineData("rack[1,4]-ib,x", "rack1-ib")]
    public void Slurms_variables_are_read(string nodes, string first)
    {
        WorkerEnvironment? worker = Read("SLURM_PROCID=1", "SLURM_NTASKS=2", "SLURM_LOCALID=1", $"SLURM_NODELIST={nodes}", "SLURM_JOB_ID=123456");

        Assert.Equal(new WorkerEnvironment(1, 2, 1, first, 23456), worker);
    }

    [Fact]
    public void No_variables_and_one_worker_are_no_group()
    {
        Assert.Null(Read());
        Assert.Null(Read("RANK=0", "WORLD_SIZE=1", "MASTER_ADDR=host", "MASTER_PORT=1"));
        Assert.Null(Read("SLURM_NTASKS=4"));
    }

    [Theory]
    [InlineData("WORLD_SIZE", "RANK=0", "MASTER_ADDR=host", "MASTER_PORT=1")]
    [InlineData("MASTER_PORT", "RANK=0", "WORLD_SIZE=2", "MASTER_ADDR=host", "MASTER_PORT=many")]
    [InlineData("Rank 2", "RANK=2", "WORLD_SIZE=2", "MASTER_ADDR=host", "MASTER_PORT=1")]
    [InlineData("SLURM_NODELIST", "SLURM_PROCID=0", "SLURM_NTASKS=2", "SLURM_NODELIST=a[")]
    public void What_makes_no_sense_is_named(string named, params string[] variables)
    {
        ProfilerException failure = Assert.Throws<ProfilerException>(() => Read(variables));

        Assert.Equal(ErrorCode.InvalidArgument, failure.Code);
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    private static WorkerEnvironment? Read(params string[] variables) =>
        WorkerEnvironment.Read(variables.Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]).GetValueOrDefault);
}
