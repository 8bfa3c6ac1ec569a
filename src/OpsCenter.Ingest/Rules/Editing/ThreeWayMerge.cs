namespace OpsCenter.Ingest.Rules.Editing;

/// <summary>Takes two people's changes of one text together where they touch different lines.</summary>
public static class ThreeWayMerge
{
    /// <summary>Null where both changed the same place differently: a person must decide.</summary>
    public static string? Of(string origin, string mine, string theirs)
    {
        var (o, a, b) = (LineDiff.Lines(origin), LineDiff.Lines(mine), LineDiff.Lines(theirs));
        var (toMine, toTheirs) = (LineDiff.Common(o, a).ToDictionary(pair => pair.Old, pair => pair.Now), LineDiff.Common(o, b).ToDictionary(pair => pair.Old, pair => pair.Now));
        var merged = new List<string>();
        var (i, j, k) = (0, 0, 0);
        for (var stable = 0; stable <= o.Length; stable++)
        {
            var end = stable == o.Length;
            if (!end && !(toMine.ContainsKey(stable) && toTheirs.ContainsKey(stable)))
            {
                continue;
            }

            var (atMine, atTheirs) = end ? (a.Length, b.Length) : (toMine[stable], toTheirs[stable]);
            if (Take(o[i..stable], a[j..atMine], b[k..atTheirs]) is not { } lines)
            {
                return null;
            }

            merged.AddRange(lines);
            if (!end)
            {
                merged.Add(o[stable]);
            }

            (i, j, k) = (stable + 1, atMine + 1, atTheirs + 1);
        }

        return string.Join('\n', merged) + "\n";
    }

    private static string[]? Take(string[] origin, string[] mine, string[] theirs) =>
        mine.SequenceEqual(theirs) || theirs.SequenceEqual(origin) ? mine
        : mine.SequenceEqual(origin) ? theirs
        : null;
}
