namespace Profiler.EndToEnd.Tests.Support;

/// <summary>One table of the tiny space, measured once; tests copy its database or only read it.</summary>
public sealed class DeviceFixture : IAsyncLifetime
{
    public Workplace Place { get; } = new();

    public string Space { get; private set; } = "";

    public System.Text.Json.JsonElement Profile { get; private set; }

    public async Task InitializeAsync()
    {
        Space = Place.Write("tiny.json", TinySpace.Json);
        Place.Write("mine.json", TinySpace.Architecture);
        Profile = await Place.JsonAsync("profile", "--space", Space, "--budget", "2s");
    }

    public Task DisposeAsync()
    {
        Place.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>A workplace whose device is calibrated and whose table is there.</summary>
    public Workplace Copy()
    {
        Workplace copy = new Workplace().WithDatabaseOf(Place);
        copy.Write("tiny.json", TinySpace.Json);
        copy.Write("mine.json", TinySpace.Architecture);
        return copy;
    }
}
