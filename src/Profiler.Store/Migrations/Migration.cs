using System.Collections.Immutable;
using System.Globalization;

namespace Profiler.Store.Migrations;

/// <summary>One step of the schema.</summary>
/// <param name="Version">The schema's version after it; steps are numbered from 1 without gaps.</param>
internal sealed record Migration(int Version, string Name, string Sql)
{
    private const string Prefix = "Migrations.";

    private static readonly Lazy<ImmutableArray<Migration>> All = new(Read);

    /// <summary>The numbered .sql files beside this type, in their order.</summary>
    public static ImmutableArray<Migration> Embedded => All.Value;

    private static ImmutableArray<Migration> Read() =>
    [
        .. typeof(Migration).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    private static Migration Read(string resource)
    {
        using var reader = new StreamReader(typeof(Migration).Assembly.GetManifestResourceStream(resource)!);
        string name = Path.GetFileNameWithoutExtension(resource[Prefix.Length..]);
        return new Migration(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
