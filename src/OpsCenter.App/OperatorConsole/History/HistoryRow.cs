using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.History;

/// <summary>One moment of all lines; null where a line has no point then.</summary>
internal sealed record HistoryRow(Instant Time, IReadOnlyList<Point?> Points)
{
    /// <summary>Newest first.</summary>
    public static IReadOnlyList<HistoryRow> Of(IReadOnlyList<HistoryLine> lines)
    {
        var rows = new SortedDictionary<long, Point?[]>(Comparer<long>.Create((one, other) => other.CompareTo(one)));
        for (var index = 0; index < lines.Count; index++)
        {
            foreach (var point in lines[index].Points)
            {
                if (!rows.TryGetValue(point.Time.UnixNanoseconds, out var row))
                {
                    rows.Add(point.Time.UnixNanoseconds, row = new Point?[lines.Count]);
                }

                row[index] = point;
            }
        }

        return [.. rows.Select(pair => new HistoryRow(new Instant(pair.Key), pair.Value))];
    }
}
