using System.Collections.Concurrent;
using Profiler.Chaos.Tests.Boards;
using Profiler.Chaos.Tests.Coordinators;

namespace Profiler.Chaos.Tests.Faults;

/// <summary>Injects faults by a seeded schedule; a board has at most one at a time, and heals from each.</summary>
internal sealed class Injector(IReadOnlyList<Board> boards, IReadOnlyList<CoordinatorProcess> coordinators, int seed)
{
    private static readonly FaultKind[] OfBoards = [.. Enum.GetValues<FaultKind>().Where(kind => kind != FaultKind.CoordinatorKilled)];

    /// <summary>How long an agent is waited for that could be killed.</summary>
    private static readonly TimeSpan AgentPatience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentQueue<InjectedFault> _injected = [];

    public IReadOnlyCollection<InjectedFault> Injected => _injected;

    /// <summary>Until cancelled; then everything is whole again.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        IEnumerable<Task> harm = boards.Select((board, index) => HarmAsync(board, new Random(seed + (1000 * index)), cancellationToken));
        await Task.WhenAll(harm.Append(HarmCoordinatorsAsync(new Random(seed - 1), cancellationToken)));
    }

    /// <summary>Half to one and a half times the mean.</summary>
    private static TimeSpan About(TimeSpan mean, Random random) => mean * (0.5 + random.NextDouble());

    private static TimeSpan Seconds(Random random, double least, double most) =>
        TimeSpan.FromSeconds(least + (random.NextDouble() * (most - least)));

    /// <returns>Whether the time passed without being cancelled.</returns>
    private static async Task<bool> RestAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        await Task.Delay(time, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !cancellationToken.IsCancellationRequested;
    }

    private async Task HarmAsync(Board board, Random random, CancellationToken cancellationToken)
    {
        Queue<FaultKind> deck = [];
        while (await RestAsync(About(ChaosOptions.BetweenFaultsOfABoard, random), cancellationToken))
        {
            FaultKind kind = Draw(deck, random);
            DateTimeOffset start = TimeProvider.System.GetUtcNow();
            if (await InjectAsync(board, kind, random, cancellationToken) is not { } duration)
            {
                continue;
            }

            await RestAsync(duration, cancellationToken);
            if (kind == FaultKind.Reboot)
            {
                await board.PowerOnAsync();
            }

            board.Heal();
            _injected.Enqueue(new InjectedFault(kind, board.Name, start, TimeProvider.System.GetUtcNow()));
        }
    }

    /// <returns>How long it lasts; null where there was nothing to harm.</returns>
    private static async Task<TimeSpan?> InjectAsync(Board board, FaultKind kind, Random random, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case FaultKind.Delay:
                board.Line.Delay(Seconds(random, 0.05, 0.4));
                return Seconds(random, 2, 8);
            case FaultKind.Stall:
                board.Line.Stall();
                return Seconds(random, 1, 25);
            case FaultKind.Cut:
                board.Line.Cut();
                return TimeSpan.Zero;
            case FaultKind.HalfOpen:
                board.Line.HalfOpen();
                return TimeSpan.Zero;
            case FaultKind.LinkDown:
                await board.TakeLinkDownAsync();
                return Seconds(random, 1, 20);
            case FaultKind.AgentKilled:
                return await KillAgentAsync(board, cancellationToken) ? TimeSpan.Zero : null;
            case FaultKind.SessionsKilled:
                board.KillSessions();
                return TimeSpan.Zero;
            default:
                await board.PowerOffAsync();
                return Seconds(random, 0.5, 5);
        }
    }

    /// <summary>Every kind once before one comes again.</summary>
    private static FaultKind Draw(Queue<FaultKind> deck, Random random)
    {
        if (deck.Count == 0)
        {
            FaultKind[] kinds = [.. OfBoards];
            random.Shuffle(kinds);
            Array.ForEach(kinds, deck.Enqueue);
        }

        return deck.Dequeue();
    }

    private static async Task<bool> KillAgentAsync(Board board, CancellationToken cancellationToken)
    {
        long start = TimeProvider.System.GetTimestamp();
        do
        {
            if (board.KillAgents() > 0)
            {
                return true;
            }
        }
        while (TimeProvider.System.GetElapsedTime(start) < AgentPatience && await RestAsync(TimeSpan.FromMilliseconds(200), cancellationToken));
        return false;
    }

    private async Task HarmCoordinatorsAsync(Random random, CancellationToken cancellationToken)
    {
        while (await RestAsync(About(ChaosOptions.BetweenCoordinatorDeaths, random), cancellationToken))
        {
            CoordinatorProcess coordinator = coordinators[random.Next(coordinators.Count)];
            DateTimeOffset start = TimeProvider.System.GetUtcNow();
            await coordinator.KillAsync();
            await RestAsync(Seconds(random, 0, 5), cancellationToken);
            coordinator.Start();
            _injected.Enqueue(new InjectedFault(FaultKind.CoordinatorKilled, coordinator.Name, start, TimeProvider.System.GetUtcNow()));
        }
    }
}
