namespace OpsCenter.Core.Configuration;

/// <summary>The closest of the words that would have been right.</summary>
public static class Nearest
{
    private const int FarthestHelpful = 3;

    /// <summary>Null where nothing is close enough to be what was meant.</summary>
    public static string? To(string word, IEnumerable<string> valid)
    {
        var best = valid
            .Select(candidate => (candidate, distance: Distance(word, candidate)))
            .OrderBy(pair => pair.distance)
            .FirstOrDefault();
        return best.candidate is not null && best.distance <= Math.Min(FarthestHelpful, Math.Max(1, word.Length / 2)) ? best.candidate : null;
    }

    /// <summary>A sentence for <c>ConfigError.Remedy</c>.</summary>
    public static string Remedy(string word, IReadOnlyCollection<string> valid)
    {
        if (To(word, valid) is { } near)
        {
            return $"Did you mean '{near}'?";
        }

        const int listed = 20;
        var names = string.Join(", ", valid.Order(StringComparer.Ordinal).Take(listed));
        return valid.Count == 0 ? "None is defined" : $"Valid: {names}{(valid.Count > listed ? ", …" : "")}";
    }

    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
            }

            previous = current;
        }

        return previous[right.Length];
    }
}
