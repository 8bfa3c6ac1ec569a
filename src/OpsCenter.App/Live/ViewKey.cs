namespace OpsCenter.App.Live;

/// <summary>Which view: a dashboard and the values of its variables in one canonical text.</summary>
internal sealed record ViewKey(string Dashboard, string Variables)
{
    private const int MaxValueLength = 64;

    /// <summary>Declared variables with the caller's values; null where it names others or gives impossible values.</summary>
    public static IReadOnlyDictionary<string, string>? Resolve(
        IReadOnlyDictionary<string, string> declared, IReadOnlyDictionary<string, string>? given)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in declared)
        {
            values[name] = value;
        }

        foreach (var (name, value) in given ?? new Dictionary<string, string>())
        {
            if (!declared.ContainsKey(name) || value is null || value.Length is 0 or > MaxValueLength || value.Any(char.IsControl))
            {
                return null;
            }

            values[name] = value;
        }

        return values;
    }

    public static ViewKey Of(string dashboard, IReadOnlyDictionary<string, string> resolved) =>
        new(dashboard, string.Join('\n', resolved.Select(pair => $"{pair.Key}={pair.Value}")));
}
