using Profiler.Coordinator.Devices;
using Profiler.Fleet.Transports.Ssh;
using Profiler.Fleet.Transports.Ssh.OpenSsh;
using Profiler.Networks.Errors;

namespace Profiler.Coordinator.Tests.Devices;

public sealed class SshProgramsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("openssh")]
    public void OpenSSH_speaks_unless_another_is_asked_for(string? name) => Assert.IsType<OpenSshLinks>(Choose(name));

    [Theory]
    [InlineData("putty", ErrorCode.InvalidArgument)]
    [InlineData("sshnet", ErrorCode.MissingDependency)]
    public void Who_is_not_here_is_told_at_the_start(string name, ErrorCode code)
    {
        var error = Assert.Throws<ProfilerException>(() => Choose(name));
        Assert.Equal(code, error.Code);
        Assert.Contains("PROFILER_SSH", error.Message, StringComparison.Ordinal);
    }

    private static ISshLinks Choose(string? name) => SshPrograms.Choose(name, new SshSettings(), TimeProvider.System);
}
