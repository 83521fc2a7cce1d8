namespace Profiler.Pages.Tests.Support;

/// <summary>One browser for all tests, which therefore run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ChromiumTests : ICollectionFixture<ChromiumFixture>
{
    public const string Name = "Chromium";
}
