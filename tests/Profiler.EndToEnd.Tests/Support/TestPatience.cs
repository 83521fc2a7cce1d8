namespace Profiler.EndToEnd.Tests.Support;

/// <summary>Waiting for other processes: until it is so, and never for ever.</summary>
public static class TestPatience
{
    /// <summary>Safety only; nothing takes a tenth of it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <param name="what">What is waited for, in the words of a failure.</param>
    public static async Task UntilAsync(Func<Task<bool>> isSo, Func<string> what)
    {
        using var late = new CancellationTokenSource(Longest);
        while (!await isSo())
        {
            Assert.False(late.IsCancellationRequested, $"Not within {Longest.TotalMinutes:0} min: {what()}");
            await Task.Delay(Look);
        }
    }
}
