using FsCheck;
using Microsoft.FSharp.Core;

namespace Profiler.Search.Tests.Data.Support;

internal static class Properties
{
    /// <summary>One seed, so that a failure comes again; FsCheck prints the counterexample.</summary>
    public static Config Config { get; } = FsCheck.Config.QuickThrowOnFailure
        .WithMaxTest(60)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20_261_121, 7_654_321), FSharpOption<int>.None)));
}
