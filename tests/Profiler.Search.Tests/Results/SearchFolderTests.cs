using System.Collections.Immutable;
using Profiler.Networks.Errors;
using Profiler.Search.Results;

namespace Profiler.Search.Tests.Results;

public sealed class SearchFolderTests : IDisposable
{
    private static readonly ImmutableSortedDictionary<string, string> Request =
        ImmutableSortedDictionary<string, string>.Empty.Add("--seed", "1").Add("--steps", "40");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("profiler-search-");

    private string Out => Path.Combine(_folder.FullName, "out");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_same_search_goes_on_with_what_it_had_scored()
    {
        ScoredCandidate[] scored = [new(1, "0001", 0.5, 0.7, 3.25), new(2, "0002", 1.0 / 3, 0.9, 3.5)];
        SearchFolder.Open(Out, Request, resumes: false).Save(scored);

        SearchFolder resumed = SearchFolder.Open(Out, Request, resumes: true);

        Assert.Equal(scored, resumed.Before);
        Assert.True(SearchFolder.IsBegun(Out));
        Assert.Equal(["progress.json"], Directory.GetFiles(Out).Select(Path.GetFileName));
    }

    [Fact]
    public void A_used_folder_is_not_overwritten()
    {
        SearchFolder.Open(Out, Request, resumes: false).Save([]);

        AssertRefused(ErrorCode.Conflict, "--resume", () => SearchFolder.Open(Out, Request, resumes: false));
    }

    [Fact]
    public void A_folder_has_one_search_at_a_time()
    {
        SearchFolder first = SearchFolder.Open(Out, Request, resumes: false);
        using (first.Claim())
        {
            first.Save([]);
            AssertRefused(ErrorCode.Conflict, "--out", () => SearchFolder.Open(Out, Request, resumes: true).Claim());
        }

        SearchFolder.Open(Out, Request, resumes: true).Claim().Dispose();
    }

    [Fact]
    public void A_result_alone_is_a_search_too()
    {
        SearchFolder folder = SearchFolder.Open(Out, Request, resumes: false);
        File.WriteAllText(folder.Result, "{}");

        AssertRefused(ErrorCode.Conflict, "--resume", () => SearchFolder.Open(Out, Request, resumes: false));
    }

    [Fact]
    public void Another_search_does_not_go_on_there_and_every_difference_is_named()
    {
        SearchFolder.Open(Out, Request, resumes: false).Save([]);

        ProfilerException error = AssertRefused(ErrorCode.Mismatch, "--out", () => SearchFolder.Open(
            Out, Request.SetItem("--seed", "2").Add("--budget", "8"), resumes: true));

        Assert.Contains("--budget none, not 8; --seed 1, not 2", error.Message);
    }

    [Fact]
    public void There_must_be_something_to_go_on_with() =>
        AssertRefused(ErrorCode.InvalidArgument, "--resume", () => SearchFolder.Open(Out, Request, resumes: true));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{ \"request\": null, \"candidates\": [] }")]
    [InlineData("{ \"request\": {} }")]
    public void A_damaged_progress_is_told(string text)
    {
        SearchFolder.Open(Out, Request, resumes: false);
        File.WriteAllText(Path.Combine(Out, "progress.json"), text);

        AssertRefused(ErrorCode.InvalidFile, "another folder", () => SearchFolder.Open(Out, Request, resumes: true));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "file"), "");

        AssertRefused(
            ErrorCode.Storage, "--out", () => SearchFolder.Open(Path.Combine(_folder.FullName, "file", "out"), Request, resumes: false));
    }

    private static ProfilerException AssertRefused(ErrorCode code, string advice, Action open)
    {
        var error = Assert.Throws<ProfilerException>(open);
        Assert.Equal(code, error.Code);
        Assert.Contains(advice, error.Advice);
        return error;
    }
}
