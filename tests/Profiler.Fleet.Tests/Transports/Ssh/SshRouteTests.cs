using Profiler.Fleet.Connections;
using Profiler.Fleet.Transports.Ssh;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Tests.Transports.Ssh;

public sealed class SshRouteTests
{
    private static readonly SshConnection Plain = new("board");

    public static TheoryData<SshConnection> Hostile =>
    [
        Plain with { Host = "-oProxyCommand=evil" },
        Plain with { Host = "a;reboot" },
        Plain with { Host = "a b" },
        Plain with { Host = "$(reboot)" },
        Plain with { Host = "a\nb" },
        Plain with { Host = "" },
        Plain with { Host = "%h" },
        Plain with { User = "-l" },
        Plain with { User = "a@b" },
        Plain with { User = "a'b" },
        Plain with { Port = 0 },
        Plain with { Port = 65536 },
        Plain with { ProxyJump = "-oProxyCommand=evil" },
        Plain with { ProxyJump = "user@-evil" },
        Plain with { ProxyJump = "a,b" },
        Plain with { ProxyJump = "a:99999" },
        Plain with { KeyFile = "key" },
        Plain with { KeyFile = "-i" },
        Plain with { KeyFile = "/keys/%d" },
        Plain with { KeyFile = "/keys/${HOME}" },
        Plain with { HostKey = "AA:BB" },
        Plain with { HostKey = "MD5:aa" },
        Plain with { Folder = "" },
        Plain with { Folder = "-rf" },
        Plain with { Folder = "~root" },
        Plain with { Folder = "a\nb" },
        Plain with { DotNet = "-x" },
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_could_be_an_option_or_a_shells_word_is_refused(SshConnection connection) =>
        Assert.Equal(ErrorCode.InvalidArgument, Assert.Throws<ProfilerException>(() => SshRoute.Of(connection)).Code);

    [Theory]
    [InlineData("host", "host:22")]
    [InlineData("me@host.example:2222", "me@host.example:2222")]
    [InlineData("me@[fe80::1]:2222", "me@[fe80::1]:2222")]
    [InlineData("192.168.0.7", "192.168.0.7:22")]
    public void An_address_is_read_in_its_parts(string text, string spelled) => Assert.Equal(spelled, SshAddress.Parse(text).ToString());
}
