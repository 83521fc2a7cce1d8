using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.Fleet.Requests;

/// <summary>Finds the search space that a request means.</summary>
public static class SpaceReader
{
    /// <exception cref="ProfilerException">There is no such space, both or neither are given, or the definition cannot be used.</exception>
    public static SearchSpace Read(SpaceReference reference) => reference switch
    {
        { Name: { } name, Definition: null } => ByName(name),
        { Name: null, Definition: { } definition } => SearchSpaceBuilder.Build(definition),
        _ => throw new ProfilerException(
            ErrorCode.InvalidArgument, "space has both a name and a definition, or neither.", "Give one of them."),
    };

    /// <summary>The input as given; the space's own where none is.</summary>
    /// <exception cref="ProfilerException">It is not a shape.</exception>
    public static TensorShape Input(SearchSpace space, string? input) => input is null ? space.DefaultInput : TensorShape.Parse(input);

    /// <summary>Never a file: the name comes from outside and the files are this machine's.</summary>
    private static SearchSpace ByName(string name) => name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        ? throw NameSuggestion.Unknown("search space", name, BuiltInSpaces.Names)
        : BuiltInSpaces.Resolve(name);
}
