using Profiler.CostModels.LookupTables.Text;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Tests.LookupTables.Text;

public sealed class PublishedFiguresTextTests : IDisposable
{
    private static readonly string Checked = Path.Combine(AppContext.BaseDirectory, "lut-data", "published", "squeezenas-xavier");

    private readonly string _folder = Directory.CreateTempSubdirectory("profiler-figures-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_published_Xavier_figures_are_those_of_the_catalog()
    {
        PublishedFigureSet read = PublishedFiguresText.Read(Checked);

        Assert.Equal(6, read.Figures.Length);
        Assert.Contains("SqueezeNAS", read.Source, StringComparison.Ordinal);
        Assert.All(read.Figures, figure =>
        {
            PublishedFigures catalog = PublishedNetworks.Get(figure.Network).Published;
            Assert.Equal(
                (catalog.Device, catalog.Gigamacs, catalog.Megaparams, catalog.LatencyMs, catalog.Accuracy),
                (read.Device, figure.Gigamacs, figure.Megaparams, figure.LatencyMs, figure.MiouPercent));
        });
    }

    [Fact]
    public void A_measured_table_is_not_read_as_published_nor_the_other_way()
    {
        TableText.Write(TableText.Seal(SampleTables.Unsealed()), _folder);

        Assert.Throws<ProfilerException>(() => PublishedFiguresText.Read(_folder));
        Assert.Throws<ProfilerException>(() => TableText.Read(Checked));
    }

    [Theory]
    [InlineData("a,1,1,1\n", "line 2")]
    [InlineData("a,1,1,0,70\n", "latency_ms")]
    [InlineData("a,1,1,1,70\na,1,1,1,70\n", "line 3")]
    public void A_bad_line_is_named(string lines, string what)
    {
        File.Copy(Path.Combine(Checked, TableText.ProvenanceFile), Path.Combine(_folder, TableText.ProvenanceFile));
        File.WriteAllText(
            Path.Combine(_folder, PublishedFiguresText.CsvFile), "network,gigamacs,megaparams,latency_ms,miou_percent\n" + lines);

        ProfilerException error = Assert.Throws<ProfilerException>(() => PublishedFiguresText.Read(_folder));

        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }
}
