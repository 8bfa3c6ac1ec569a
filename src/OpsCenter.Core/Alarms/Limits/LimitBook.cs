namespace OpsCenter.Core.Alarms.Limits;

/// <summary>Limits with names. Immutable; swapped whole on reload.</summary>
/// <param name="limits">With the pack each holds for; empty for all.</param>
public sealed class LimitBook(IEnumerable<(string Pack, NamedLimit Limit)> limits)
{
    private readonly (string Pack, NamedLimit Limit)[] _limits = [.. limits];

    public static LimitBook Empty { get; } = new([]);

    /// <summary>By id, as they hold for a pack: its own before the province's.</summary>
    public IReadOnlyDictionary<string, NamedLimit> For(string pack) => _limits
        .Where(limit => limit.Pack.Length == 0 || limit.Pack == pack)
        .OrderBy(limit => limit.Pack.Length)
        .GroupBy(limit => limit.Limit.Id)
        .ToDictionary(group => group.Key, group => group.Last().Limit);
}
