namespace OpsCenter.Ingest.Import;

/// <summary>What each column of a header is.</summary>
internal sealed record CsvColumns(int Time, int Measurement, int Tags, int Field, int Value, IReadOnlyList<(int Index, string Name)> TagColumns, IReadOnlyList<(int Index, string Name)> FieldColumns)
{
    private const int None = -1;

    /// <param name="header">Its cells.</param>
    /// <param name="settings">Roles by header go before what the header says itself.</param>
    /// <exception cref="ImportException">Nobody can tell what the columns are.</exception>
    public static CsvColumns Of(IReadOnlyList<string> header, ImportSettings settings)
    {
        if (settings.Columns.Keys.FirstOrDefault(name => !header.Contains(name)) is { } missing)
        {
            throw new ImportException($"--column names the header '{missing}', but the file has: {string.Join(", ", header)}");
        }

        // `influx -format csv` calls the measurement "name" and has the tags of a group in one cell.
        var isInflux = IsInflux(header);
        var roles = header.Select(name => settings.Columns.GetValueOrDefault(name) ?? (isInflux && name == "name" ? "measurement" : isInflux && name == "tags" ? "tags" : name)).ToList();
        var isLong = roles.Contains("field") && roles.Contains("value");
        var time = roles.IndexOf("time");
        if (time < 0)
        {
            throw new ImportException($"no column is the time: name one with --column time=HEADER; the file has: {string.Join(", ", header)}");
        }

        if (!roles.Contains("measurement") && string.IsNullOrEmpty(settings.Measurement))
        {
            throw new ImportException($"no column is the measurement: give --measurement NAME, or --column measurement=HEADER; the file has: {string.Join(", ", header)}");
        }

        var tags = new List<(int, string)>();
        var fields = new List<(int, string)>();
        for (var index = 0; index < roles.Count; index++)
        {
            if (roles[index].StartsWith("tag.", StringComparison.Ordinal))
            {
                tags.Add((index, roles[index]["tag.".Length..]));
            }
            else if (!isLong && roles[index] is not ("time" or "measurement" or "tags" or "skip" or ""))
            {
                fields.Add((index, roles[index].StartsWith("field.", StringComparison.Ordinal) ? roles[index]["field.".Length..] : roles[index]));
            }
        }

        return new CsvColumns(
            time, roles.IndexOf("measurement"), isInflux ? roles.IndexOf("tags") : None, isLong ? roles.IndexOf("field") : None, isLong ? roles.IndexOf("value") : None, tags, fields);
    }

    /// <summary>Whether a row is a header of <c>influx -format csv</c>, which has one before each result.</summary>
    public static bool IsInflux(IReadOnlyList<string> cells) => cells.Count > 2 && cells[0] == "name" && (cells[1] == "time" || (cells[1] == "tags" && cells[2] == "time"));
}
