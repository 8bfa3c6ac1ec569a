using OpsCenter.Core.Areas;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Areas;

/// <summary>Finds areas by what others call them: without tone marks, and with or without the word for what they are.</summary>
internal sealed class AreaNames
{
    private static readonly string[] Before = ["thanh pho ", "thi xa ", "thi tran ", "dac khu ", "tinh ", "huyen ", "quan ", "phuong ", "xa ", "tp. ", "tp ", "tx. ", "tx "];
    private static readonly string[] After = [" province", " city", " town", " district", " ward", " commune"];
    private readonly ILookup<string, string> _whole;
    private readonly ILookup<string, string> _bare;

    public AreaNames(IEnumerable<Area> areas)
    {
        var names = areas.SelectMany(area => new[] { area.Name.Vi, area.Name.En }.Select(name => (Name: Folded(name), area.Id))).Distinct().ToArray();
        _whole = names.ToLookup(pair => pair.Name, pair => pair.Id, StringComparer.Ordinal);
        _bare = names.Select(pair => (Name: Bare(pair.Name), pair.Id)).Distinct().ToLookup(pair => pair.Name, pair => pair.Id, StringComparer.Ordinal);
    }

    /// <summary>Ids of all that a name may mean; the whole name goes before the bare one.</summary>
    public IReadOnlyList<string> Find(string name)
    {
        var folded = Folded(name);
        var whole = _whole[folded].Distinct().Order(StringComparer.Ordinal).ToList();
        return whole.Count > 0 ? whole : [.. _bare[Bare(folded)].Distinct().Order(StringComparer.Ordinal)];
    }

    private static string Folded(string name) => string.Join(' ', ToneFree.Words(name));

    private static string Bare(string folded)
    {
        var begin = Before.FirstOrDefault(word => folded.StartsWith(word, StringComparison.Ordinal));
        var bare = begin is null ? folded : folded[begin.Length..];
        var end = After.FirstOrDefault(word => bare.EndsWith(word, StringComparison.Ordinal));
        return end is null ? bare : bare[..^end.Length];
    }
}
