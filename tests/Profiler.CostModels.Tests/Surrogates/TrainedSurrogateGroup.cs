namespace Profiler.CostModels.Tests.Surrogates;

/// <summary>Tests that ask the same surrogate: it is trained once.</summary>
[CollectionDefinition(Name)]
public sealed class TrainedSurrogateGroup : ICollectionFixture<TrainedSurrogate>
{
    public const string Name = "trained surrogate";
}
