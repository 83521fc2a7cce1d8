using Profiler.Cli.Output;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Tests.Output;

public sealed class ErrorOutputTests
{
    [Fact]
    public void Every_code_has_an_exit_code_of_its_own_kind_and_none_is_a_bug()
    {
        Assert.All(Enum.GetValues<ErrorCode>(), code => Assert.True(ExitCodes.For(code) > ExitCodes.Bug));
        Assert.Equal(130, ExitCodes.For(ErrorCode.Cancelled));
    }

    [Fact]
    public void Text_is_a_message_and_an_advice()
    {
        (string text, int exitCode) = Write(new ProfilerException(ErrorCode.Storage, "The disk is full.", "Free some space."));

        Assert.Equal(ExitCodes.Storage, exitCode);
        Assert.Equal(["error: The disk is full.", "Free some space.", ""], text.ReplaceLineEndings("\n").Split('\n'));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_bug_shows_its_stack_only_where_asked(bool showsDetails)
    {
        using var error = new StringWriter();
        var environment = new CommandEnvironment(TextWriter.Null, error, TimeProvider.System) { ShowsBugDetails = showsDetails };

        int exitCode = new ErrorOutput(environment, isJson: false).WriteBug(Thrown());

        Assert.Equal(ExitCodes.Bug, exitCode);
        Assert.Contains("This is a bug", error.ToString());
        Assert.Equal(showsDetails, error.ToString().Contains($"at {typeof(ErrorOutputTests).FullName}", StringComparison.Ordinal));
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException("first line\nsecond line");
        }
        catch (InvalidOperationException error)
        {
            return error;
        }
    }

    private static (string Text, int ExitCode) Write(ProfilerException exception)
    {
        using var error = new StringWriter();
        int exitCode = new ErrorOutput(new CommandEnvironment(TextWriter.Null, error, TimeProvider.System), isJson: false).Write(exception);
        return (error.ToString(), exitCode);
    }
}
