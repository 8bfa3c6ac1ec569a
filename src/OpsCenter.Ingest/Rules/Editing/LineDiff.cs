namespace OpsCenter.Ingest.Rules.Editing;

/// <summary>What changed between two texts, line by line.</summary>
public static class LineDiff
{
    /// <summary>Above so many lines on both sides the comparison would cost more than it tells; then all of the old text went and all of the new one came.</summary>
    private const int Most = 4_000;

    /// <summary>In reading order; what went comes before what took its place.</summary>
    public static IReadOnlyList<DiffLine> Of(string? before, string? after)
    {
        var (old, now) = (Lines(before), Lines(after));
        var result = new List<DiffLine>(old.Length + now.Length);
        var (i, j) = (0, 0);
        foreach (var (atOld, atNow) in Common(old, now).Append((old.Length, now.Length)))
        {
            for (; i < atOld; i++)
            {
                result.Add(new DiffLine(DiffKind.Removed, i + 1, null, old[i]));
            }

            for (; j < atNow; j++)
            {
                result.Add(new DiffLine(DiffKind.Added, null, j + 1, now[j]));
            }

            if (i < old.Length && j < now.Length)
            {
                result.Add(new DiffLine(DiffKind.Same, ++i, ++j, old[i - 1]));
            }
        }

        return result;
    }

    internal static string[] Lines(string? text) => string.IsNullOrEmpty(text) ? [] : text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    /// <summary>Pairs of equal lines, the longest such row.</summary>
    internal static IReadOnlyList<(int Old, int Now)> Common(string[] old, string[] now)
    {
        if (old.Length > Most || now.Length > Most)
        {
            return [];
        }

        var best = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                best[i, j] = old[i] == now[j] ? best[i + 1, j + 1] + 1 : Math.Max(best[i + 1, j], best[i, j + 1]);
            }
        }

        var pairs = new List<(int, int)>();
        for (var (i, j) = (0, 0); i < old.Length && j < now.Length;)
        {
            if (old[i] == now[j])
            {
                pairs.Add((i++, j++));
            }
            else if (best[i + 1, j] >= best[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return pairs;
    }
}
