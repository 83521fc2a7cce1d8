using Profiler.CostModels.Transfer;
using Profiler.CostModels.Transfer.Encoders;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Tests.Transfer;

public sealed class EncoderTests
{
    private readonly CellEncoder _cells = new(BuiltInSpaces.Get("nasbench201"));
    private readonly SlotEncoder _slots = new(BuiltInSpaces.Get("fbnet-cifar100"));

    [Fact]
    public void A_slot_architecture_is_the_same_in_all_its_spellings()
    {
        EncodedArchitecture digits = _slots.Encode("7818488874147327324245");

        Assert.Equal(22, digits.Columns.Length);
        Assert.Equal(digits.Text, _slots.Encode("07080108040808080704010407030207030204020405").Text);
        Assert.True(digits.Columns.SequenceEqual(_slots.Encode(string.Join('|', _slots.Read(digits.Text).CandidateNames)).Columns));
    }

    [Theory]
    [InlineData("781848")]
    [InlineData("9818488874147327324245")]
    [InlineData("")]
    public void A_text_that_is_no_slot_architecture_is_refused(string text) => Assert.Throws<ProfilerException>(() => _slots.Encode(text));

    [Fact]
    public void What_does_not_reach_the_output_is_left_out_of_the_second_one_hot()
    {
        EncodedArchitecture cell = _cells.Encode("|nor_conv_3x3~0|+|none~0|none~1|+|skip_connect~0|none~1|avg_pool_3x3~2|");

        Assert.Contains(_cells.ColumnOf(0, 3, isPruned: false), cell.Columns);
        Assert.Contains(_cells.ColumnOf(0, 0, isPruned: true), cell.Columns);
        Assert.Contains(_cells.ColumnOf(5, 4, isPruned: true), cell.Columns);
        Assert.True(cell.IsConnected);
    }

    [Theory]
    [InlineData("|nor_conv_3x3~0|+|none~0|none~1|+|none~0|none~1|avg_pool_3x3~2|", false)]
    [InlineData("|nor_conv_3x3~0|+|none~0|skip_connect~1|+|none~0|none~1|avg_pool_3x3~2|", true)]
    public void A_cell_is_connected_when_a_path_leads_through_it(string text, bool isConnected) =>
        Assert.Equal(isConnected, _cells.Encode(text).IsConnected);

    [Theory]
    [InlineData("|nor_conv_5x5~0|+|none~0|none~1|+|none~0|none~1|none~2|")]
    [InlineData("|none~0|+|none~0|none~1|")]
    [InlineData("none")]
    public void A_text_that_is_no_cell_is_refused(string text) => Assert.Throws<ProfilerException>(() => _cells.Encode(text));

    [Fact]
    public void Tables_on_paper_add_up_to_what_the_network_counts()
    {
        TransferSpace space = TransferSpace.Resolve("fbnet");
        EncodedArchitecture light = space.Encoder.Encode(new string('8', 22));
        EncodedArchitecture heavy = space.Encoder.Encode(new string('7', 22));

        foreach (AnalyticTable table in space.AnalyticTables.Where(table => table.Cost.Max() > 0))
        {
            Assert.True(light.Columns.Sum(j => table.Cost[j]) < heavy.Columns.Sum(j => table.Cost[j]), table.Name);
        }
    }

    [Fact]
    public void A_size_multiplies_every_choice()
    {
        var encoder = new ColumnEncoder([new ChoiceColumn("kernel", ["3", "5"], null), new ChoiceColumn("size", ["112", "224"], 224)]);

        EncodedArchitecture small = encoder.Encode("5;112");

        Assert.Equal(10, encoder.Width);
        Assert.Equal([0, 2, 3, 5, 7, 8], small.Columns.AsEnumerable());
        Assert.Equal([1, 1, 1, -0.75, -0.75, -0.75], small.Values.AsEnumerable());
        Assert.Contains("kernel", Assert.Throws<ProfilerException>(() => encoder.Encode("7;112")).Message);
    }
}
