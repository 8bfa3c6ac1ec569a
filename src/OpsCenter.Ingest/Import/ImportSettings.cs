namespace OpsCenter.Ingest.Import;

/// <summary>How a file is to be read.</summary>
public sealed record ImportSettings
{
    /// <summary>Null: by the file's name, <c>.csv</c> or <c>.csv.gz</c>.</summary>
    public ImportFormat? Format { get; init; }

    /// <summary>Unit of times that are whole numbers: ns, us, ms, s, m, h. Null: ns, and a time before 1980 is then taken for a forgotten unit.</summary>
    public string? Precision { get; init; }

    /// <summary>Measurement of CSV rows that name none.</summary>
    public string? Measurement { get; init; }

    /// <summary>Difference from UTC of CSV times that name none.</summary>
    public TimeSpan? UtcOffset { get; init; }

    /// <summary>What a CSV column is, by its header: time, measurement, field, value, tag.NAME, field.NAME, skip.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>Everything that decides what a file becomes: a file that was begun otherwise begins anew.</summary>
    internal string Fingerprint =>
        $"{Format}|{Precision}|{Measurement}|{UtcOffset}|{string.Join(',', Columns.OrderBy(column => column.Key, StringComparer.Ordinal).Select(column => $"{column.Key}={column.Value}"))}";

    internal ImportFormat FormatOf(string file) => Format
        ?? (file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase) ? ImportFormat.Csv : ImportFormat.Line);
}
