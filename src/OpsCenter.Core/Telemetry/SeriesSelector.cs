namespace OpsCenter.Core.Telemetry;

/// <summary>Chooses series: all whose measurement, field and tags agree.</summary>
/// <param name="Measurement">Exact measurement, or null for any.</param>
/// <param name="Field">Exact field, or null for any.</param>
/// <param name="Tags">Every tag named must be there with this value; <c>*</c> means any value but present. Others do not matter.</param>
public sealed record SeriesSelector(string? Measurement, string? Field, IReadOnlyDictionary<string, string> Tags)
{
    public static SeriesSelector All { get; } = new(null, null, new Dictionary<string, string>());

    public bool Matches(SeriesKey series)
    {
        if ((Measurement is not null && !string.Equals(Measurement, series.Measurement, StringComparison.Ordinal))
            || (Field is not null && !string.Equals(Field, series.Field, StringComparison.Ordinal)))
        {
            return false;
        }

        foreach (var (name, wanted) in Tags)
        {
            var value = series.Tag(name);
            if (value is null || (wanted != "*" && !string.Equals(value, wanted, StringComparison.Ordinal)))
            {
                return false;
            }
        }

        return true;
    }
}
