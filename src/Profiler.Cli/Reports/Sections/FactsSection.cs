using Profiler.Cli.Reports.Html;
using Profiler.Cli.Reports.Model;

namespace Profiler.Cli.Reports.Sections;

/// <summary>Named facts in two columns.</summary>
public static class FactsSection
{
    public static Markup Render(string heading, IReadOnlyList<ReportFact> facts) => facts.Count == 0 ? Markup.Empty : Markup.Of($"""
        <section>
        <h2>{heading}</h2>
        <dl>
        {Markup.Join(facts.Select(fact => Markup.Of($"<dt>{fact.Name}</dt><dd>{fact.Value}</dd>")))}
        </dl>
        </section>
        """);
}
