using System.Xml.Linq;

namespace Profiler.Architecture.Tests;

public sealed class ArrowTests
{
    /// <summary>Assemblies, or families of them by prefix, that only the outer rooms may use.</summary>
    private static readonly string[] OuterWorld =
    [
        "Microsoft.AspNetCore", "System.Net.Http", "System.Net.Sockets", "System.Net.WebSockets",
        "System.Data", "Microsoft.Data", "SQLitePCLRaw", "Dapper", "Npgsql", "Renci.SshNet",
    ];

    public static TheoryData<string> AllRooms => [.. Rooms.Arrows.Keys];

    [Theory]
    [MemberData(nameof(AllRooms))]
    public void A_room_knows_only_the_rooms_below_it(string room)
    {
        IEnumerable<string> strangers = Rooms.References(room).Where(Rooms.IsRoomOrBinding).Except(Rooms.Arrows[room]);

        Assert.Empty(strangers);
    }

    [Theory]
    [InlineData(Rooms.Networks)]
    [InlineData(Rooms.Measurement)]
    [InlineData(Rooms.CostModels)]
    public void The_inner_rooms_know_nothing_of_HTTP_SQL_or_SSH(string room)
    {
        IEnumerable<string> outer = Rooms.References(room)
            .Where(reference => OuterWorld.Any(prefix => reference.StartsWith(prefix, StringComparison.Ordinal)));

        Assert.Empty(outer);
    }

    [Fact]
    public void Only_the_agent_uses_the_runtime()
    {
        IEnumerable<string> users = Rooms.Arrows.Keys
            .Where(room => Rooms.References(room).Any(name => name is Rooms.OnnxRuntime or "Microsoft.ML.OnnxRuntime"));

        Assert.Equal([Rooms.Agent], users);
    }

    [Theory]
    [InlineData(Rooms.OnnxFormat)]
    [InlineData(Rooms.OnnxRuntime)]
    [InlineData(Rooms.TorchSharp)]
    [InlineData(Rooms.TorchDistributed)]
    [InlineData(Rooms.Images)]
    [InlineData(Rooms.XGBoost)]
    [InlineData(Rooms.Nvml)]
    public void A_binding_knows_no_room(string binding) =>
        Assert.DoesNotContain(Rooms.References(binding), Rooms.IsRoomOrBinding);

    /// <summary>Adapters are not built here, so their project files are asked.</summary>
    [Fact]
    public void An_adapter_knows_the_room_of_its_interface_and_no_other() => Assert.All(Rooms.Adapters, adapter =>
    {
        string file = Repository.Files("src").Single(path => path.EndsWith($"/{adapter.Key}.csproj", StringComparison.Ordinal));
        IEnumerable<string> known = XDocument.Load(Path.Combine(Repository.Root, file)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

        Assert.Equal([adapter.Value], known);
    });

    [Fact]
    public void Every_project_under_src_and_device_agents_has_a_place_in_the_plan()
    {
        IEnumerable<string> projects = Repository.Files("src", "device-agents")
            .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file));
        string[] planned = ["Profiler.Cli", "Profiler.Agent", "Microsoft.ML.OnnxRuntime", .. Rooms.Bindings, .. Rooms.Adapters.Keys, .. Rooms.Arrows.Keys];

        Assert.Empty(projects.Except(planned));
    }
}
