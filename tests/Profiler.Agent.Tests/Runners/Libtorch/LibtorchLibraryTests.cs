using Profiler.Agent.Hosts.Tools;
using Profiler.Agent.Runners.Libtorch;
using Profiler.Agent.Serving;
using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Protocol;
using TorchSharp;

namespace Profiler.Agent.Tests.Runners.Libtorch;

public sealed class LibtorchLibraryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Its_version_is_told_without_loading_it() =>
        Assert.Equal(torch.__version__, LibtorchLibrary.Find(new CommandRunner(), AppContext.BaseDirectory).Version);

    [Fact]
    public void An_agent_without_the_shim_does_without()
    {
        Assert.Null(LibtorchLibrary.TryFind(new CommandRunner(), _folder.PathOf(string.Empty)));
        var error = Assert.Throws<AgentException>(() => LibtorchLibrary.Find(new CommandRunner(), _folder.PathOf(string.Empty)));
        Assert.Equal(AgentFailure.RuntimeMissing, error.Code);
        Assert.NotNull(error.Advice);
    }

    [Theory]
    [InlineData("\tlibtorch_cpu.so.1.13 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x0)\n", 0, "libtorch_cpu.so.1.13 not found")]
    [InlineData("not a dynamic executable", 1, "cannot be told: not a dynamic executable")]
    public void A_libtorch_that_is_missing_is_named(string said, int exitCode, string message)
    {
        var error = Assert.Throws<AgentException>(() => LibtorchLibrary.TryFind(new Saying(said, exitCode), AppContext.BaseDirectory));
        Assert.Equal(AgentFailure.RuntimeMissing, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shim_linked_with_CUDA_is_known_by_its_library() =>
        Assert.True(LibtorchLibrary.Find(new Saying("\tlibtorch_cuda.so => /opt/libtorch/lib/libtorch_cuda.so (0x0)\n", 0), AppContext.BaseDirectory).HasCuda);

    private sealed class Saying(string output, int exitCode) : ICommandRunner
    {
        public ToolResult Run(string program, IReadOnlyList<string> arguments, TimeSpan limit, string input = "") =>
            new(ToolEnd.Exited, exitCode, output, string.Empty);
    }
}
