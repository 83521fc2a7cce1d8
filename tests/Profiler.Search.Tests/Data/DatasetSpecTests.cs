using Profiler.Networks.Errors;
using Profiler.Search.Data;

namespace Profiler.Search.Tests.Data;

public sealed class DatasetSpecTests
{
    [Theory]
    [InlineData("shapes", TaskKind.Segmentation, 8)]
    [InlineData("shapes:", TaskKind.Segmentation, 8)]
    [InlineData("shapes:classes=12, noise=0.2 ,difficulty=0.25,train=10,val=2,seed=-3", TaskKind.Segmentation, 12)]
    [InlineData("shapes:task=classification", TaskKind.Classification, 10)]
    [InlineData("shapes:task=segmentation,classes=21", TaskKind.Segmentation, 21)]
    public void Shapes_take_settings(string text, TaskKind task, int classes)
    {
        IDataset dataset = DatasetSpec.Parse(text).Open(1);

        Assert.Equal(task, dataset.Task);
        Assert.Equal(classes, dataset.ClassNames.Count);
    }

    [Fact]
    public void A_name_says_how_to_open_the_dataset_again()
    {
        const string name = "shapes:task=classification,classes=12,difficulty=0.25,noise=0.2,train=10,val=2,seed=3";

        Assert.Equal(name, DatasetSpec.Parse(name).Open(1).Name);
        Assert.Equal(name, DatasetSpec.Parse(name).Text);
        Assert.Equal("shapes", DatasetSpec.Parse("shapes:noise=0.05").Open(1).Name);
    }

    [Theory]
    [InlineData("shape", "There is no dataset named 'shape'.", "Did you mean 'shapes'?")]
    [InlineData("cityscape:/data", "There is no dataset named 'cityscape'.", "Did you mean 'cityscapes'?")]
    [InlineData("imagenet:/data", "There is no dataset named 'imagenet'.", "Known: shapes, cityscapes, camvid, cifar10, folder.")]
    [InlineData("shapes:nois=1", "There is no setting of shapes named 'nois'.", "Did you mean 'noise'?")]
    [InlineData("shapes:task=segment", "There is no task named 'segment'.", "Known: segmentation, classification.")]
    public void An_unknown_name_is_told_with_what_was_meant(string text, string message, string advice)
    {
        var error = Assert.Throws<ProfilerException>(() => DatasetSpec.Parse(text));

        Assert.Equal((ErrorCode.UnknownName, message, advice), (error.Code, error.Message, error.Advice));
    }

    [Theory]
    [InlineData("camvid", "The dataset 'camvid' lacks its folder.", "Write camvid:DIR with the folder that holds it.")]
    [InlineData("cifar10:", "The dataset 'cifar10:' lacks its folder.", "Write cifar10:DIR with the folder that holds it.")]
    [InlineData("shapes:8", "'8' is not a setting of shapes.", "Write name=value, such as shapes:classes=12,noise=0.2.")]
    [InlineData("shapes:classes=many", "The setting classes=many of shapes is not an integer.", "Write such as classes=10.")]
    [InlineData("shapes:noise=loud", "The setting noise=loud of shapes is not a number.", "Write such as noise=0.5.")]
    public void What_cannot_be_read_is_told(string text, string message, string advice)
    {
        var error = Assert.Throws<ProfilerException>(() => DatasetSpec.Parse(text));

        Assert.Equal((ErrorCode.InvalidArgument, message, advice), (error.Code, error.Message, error.Advice));
    }

    [Theory]
    [InlineData("cityscapes")]
    [InlineData("camvid")]
    [InlineData("cifar10")]
    [InlineData("folder")]
    public void A_missing_folder_is_told_when_it_is_opened(string kind)
    {
        DatasetSpec spec = DatasetSpec.Parse($"{kind}:/nowhere/at/all");

        var error = Assert.Throws<ProfilerException>(() => spec.Open(1));

        Assert.Equal(ErrorCode.InvalidFile, error.Code);
        Assert.Equal("The folder '/nowhere/at/all' of the dataset is missing.", error.Message);
    }
}
