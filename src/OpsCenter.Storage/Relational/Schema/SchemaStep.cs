using System.Text.RegularExpressions;

namespace OpsCenter.Storage.Relational.Schema;

/// <summary>One forward step of the schema, once written never changed.</summary>
/// <param name="Version">1, 2, 3…</param>
/// <param name="Name">For the history table.</param>
/// <param name="Sql">In the provider's dialect.</param>
internal sealed partial record SchemaStep(int Version, string Name, string Sql)
{
    /// <summary>The steps of a provider, oldest first: embedded files <c>NNNN_name.sqlite.sql</c> and <c>NNNN_name.postgresql.sql</c>.</summary>
    public static IReadOnlyList<SchemaStep> All(RelationalProvider provider)
    {
        var assembly = typeof(SchemaStep).Assembly;
        var dialect = provider == RelationalProvider.Sqlite ? "sqlite" : "postgresql";
        return [.. assembly.GetManifestResourceNames()
            .Select(resource => (resource, match: FileName().Match(resource)))
            .Where(found => found.match.Success && found.match.Groups["dialect"].Value == dialect)
            .Select(found => new SchemaStep(
                int.Parse(found.match.Groups["version"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture),
                found.match.Groups["name"].Value,
                Read(assembly.GetManifestResourceStream(found.resource)!)))
            .OrderBy(step => step.Version)];
    }

    private static string Read(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\.(?<version>\d{4})_(?<name>\w+)\.(?<dialect>sqlite|postgresql)\.sql$", RegexOptions.NonBacktracking)]
    private static partial Regex FileName();
}
